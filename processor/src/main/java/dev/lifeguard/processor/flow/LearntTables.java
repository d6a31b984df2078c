package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the bodies of one file of {@link Learnt} speak of: each thing has a line and a number. */
final class LearntTables {

  private final String owner;
  private final Declarations declarations;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Function<Site, String> sites;
  private final Map<Body, Integer> lambdas = new LinkedHashMap<>();
  private final Map<Callee, Integer> callees = new HashMap<>();

  /** Lines of the same objects; equal ones have the same line all the same. */
  private final IdentityHashMap<TypeFact, Integer> types = new IdentityHashMap<>();

  private final IdentityHashMap<FieldRef, Integer> fields = new IdentityHashMap<>();
  private final Set<String> owners = new LinkedHashSet<>();

  LearntTables(String owner, Declarations declarations, Function<Site, String> sites) {
    this.owner = owner;
    this.declarations = declarations;
    this.sites = sites;
  }

  List<String> lines() {
    return lines;
  }

  /** The lambdas met so far, in order. */
  List<Body> lambdas() {
    return List.copyOf(lambdas.keySet());
  }

  /** The classes of objects met so far, in order. */
  List<String> owners() {
    return List.copyOf(owners);
  }

  int type(TypeFact type) {
    Integer known = types.get(type);
    if (known == null) {
      known = typeLine(type);
      types.put(type, known);
    }
    return known;
  }

  private int typeLine(TypeFact type) {
    return number(
        "type",
        Learnt.token(plain(type.name())),
        type.carry().name(),
        kind(type.home()),
        flags(type.owning(), "o", type.pool(), "p", type.mutable(), "m", type.local(), "l"),
        kinds(type.contents()));
  }

  /** javac numbers what wildcards stand for as it comes across them. */
  private static String plain(String type) {
    return type.contains("capture#") ? type.replaceAll("capture#\\d+ of ", "") : type;
  }

  int field(FieldRef field) {
    Integer known = fields.get(field);
    if (known == null) {
      known = fieldLine(field);
      fields.put(field, known);
    }
    return known;
  }

  private int fieldLine(FieldRef field) {
    return number(
        "field",
        Learnt.token(field.key()),
        Learnt.token(field.name()),
        String.valueOf(type(field.type())),
        field.role().name());
  }

  int pool(PoolMade made) {
    return number(
        "pool",
        String.valueOf(type(made.type())),
        kind(made.kind()),
        flags(made.viaStruct(), "s", made.root(), "r", false, "", false, ""),
        kinds(made.childOf()));
  }

  /** A place of the source: what counts is only whether it is the same as another. */
  String site(Site site) {
    return Learnt.siteToken(sites.apply(site), owner);
  }

  /** The class of an object: it may be a local one, whose methods can be found in no other way. */
  String owner(String type) {
    if (!type.isEmpty()) {
      owners.add(type);
    }
    return Learnt.token(type);
  }

  int callee(Callee callee) {
    Integer known = callees.get(callee);
    if (known == null) {
      known = declarations.name(callee).map(this::named).orElseGet(() -> local(callee));
      callees.put(callee, known);
    }
    return known;
  }

  private int named(MethodName name) {
    List<String> parts = new ArrayList<>();
    parts.add(Learnt.token(name.owner()));
    parts.add(Learnt.token(name.name()));
    name.parameters().forEach(each -> parts.add(Learnt.token(each)));
    return number("callee", parts);
  }

  private int local(Callee callee) {
    List<String> parts = new ArrayList<>();
    parts.add(Learnt.token(callee.owner()));
    parts.add(Learnt.token(callee.name()));
    parts.add(flags(callee.isStatic(), "s", callee.isOpen(), "o", false, "", false, ""));
    parts.add(String.valueOf(type(callee.thisType())));
    parts.add(String.valueOf(type(callee.result())));
    for (Parameter each : callee.parameters()) {
      parameter(callee.isConstructor() ? unnamed(each) : each, parts);
    }
    parts.add("/");
    for (Callee each : callee.overridden()) {
      parts.add(String.valueOf(callee(each)));
    }
    return number("callee", "local", parts);
  }

  /** An anonymous class has the names of its superclass's constructor, which class files forget. */
  private static Parameter unnamed(Parameter parameter) {
    return new Parameter("argument", parameter.type(), parameter.outlives());
  }

  int lambda(Body body) {
    Integer known = lambdas.get(body);
    if (known == null) {
      List<String> parts = new ArrayList<>();
      parts.add(Learnt.token(body.name()));
      parts.add(flags(body.thisParameter(), "t", false, "", false, "", false, ""));
      parts.add(String.valueOf(body.captures()));
      parts.add(String.valueOf(type(body.result())));
      body.parameters().forEach(each -> parameter(each, parts));
      known = line("lambda", "lambda", parts);
      lambdas.put(body, known);
    }
    return known;
  }

  private void parameter(Parameter parameter, List<String> parts) {
    parts.add(Learnt.token(parameter.name()));
    parts.add(String.valueOf(type(parameter.type())));
    parts.add(String.valueOf(parameter.outlives()));
  }

  private int number(String word, String... parts) {
    return number(word, List.of(parts));
  }

  private int number(String word, List<String> parts) {
    return number(word, word, parts);
  }

  /** The number of the line that says that; equal ones have the same. */
  private int number(String sort, String word, List<String> parts) {
    String key = word + " " + String.join(" ", parts);
    Integer known = numbers.get(key);
    if (known == null) {
      known = line(sort, word, parts);
      numbers.put(key, known);
    }
    return known;
  }

  private int line(String sort, String word, List<String> parts) {
    int number = counts.merge(sort, 1, Integer::sum) - 1;
    lines.add((word + " " + number + " " + String.join(" ", parts)).stripTrailing());
    return number;
  }

  private static String kind(Optional<Kind> kind) {
    return kind.map(each -> Learnt.token(each.qualifiedName())).orElse(Learnt.NONE);
  }

  private static String kinds(Collection<Kind> kinds) {
    return kinds.isEmpty()
        ? Learnt.NONE
        : String.join(
            ",", kinds.stream().map(each -> Learnt.token(each.qualifiedName())).sorted().toList());
  }

  private static String flags(
      boolean one,
      String first,
      boolean two,
      String second,
      boolean three,
      String third,
      boolean four,
      String fourth) {
    String flags =
        (one ? first : "") + (two ? second : "") + (three ? third : "") + (four ? fourth : "");
    return flags.isEmpty() ? Learnt.NONE : flags;
  }
}
