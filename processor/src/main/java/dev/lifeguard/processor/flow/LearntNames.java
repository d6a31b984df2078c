package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link LearntTables} has written, by its numbers. */
final class LearntNames {

  /** A method of a local class, and one that it overrides. */
  record Overriding(Callee above, Callee below) {}

  private final Declarations declarations;
  private final Function<String, Site> elsewhere;
  private final List<TypeFact> types = new ArrayList<>();
  private final List<FieldRef> fields = new ArrayList<>();
  private final List<PoolMade> pools = new ArrayList<>();
  private final List<@Nullable Callee> callees = new ArrayList<>();
  private final List<Body> lambdas = new ArrayList<>();
  private final List<Overriding> overrides = new ArrayList<>();
  private String owner = "";

  /** {@code elsewhere} gives the one site of that name in all files. */
  LearntNames(Declarations declarations, Function<String, Site> elsewhere) {
    this.declarations = declarations;
    this.elsewhere = elsewhere;
  }

  /** Whether the line is one of these, and taken in. */
  boolean take(List<String> parts) {
    switch (parts.getFirst()) {
      case "class" -> owner = Learnt.name(parts.get(1));
      case "type" -> types.add(readType(parts));
      case "field" ->
          fields.add(
              new FieldRef(
                  Learnt.name(parts.get(2)),
                  Learnt.name(parts.get(3)),
                  type(parts.get(4)),
                  FieldRef.Role.valueOf(parts.get(5))));
      case "pool" ->
          pools.add(
              new PoolMade(
                  type(parts.get(2)),
                  kind(parts.get(3)),
                  parts.get(4).contains("s"),
                  parts.get(4).contains("r"),
                  kinds(parts.get(5))));
      case "callee" -> callees.add(readCallee(parts).orElse(null));
      case "local" -> callees.add(readLocal(parts));
      case "lambda" -> lambdas.add(readLambda(parts));
      default -> {
        return false;
      }
    }
    return true;
  }

  TypeFact type(String number) {
    return types.get(Integer.parseInt(number));
  }

  FieldRef field(String number) {
    return fields.get(Integer.parseInt(number));
  }

  PoolMade pool(String number) {
    return pools.get(Integer.parseInt(number));
  }

  Body lambda(String number) {
    return lambdas.get(Integer.parseInt(number));
  }

  Optional<Callee> callee(String number) {
    return Optional.ofNullable(callees.get(Integer.parseInt(number)));
  }

  /** A place in sources that are not there: the same for the same name. */
  Site site(String token) {
    return elsewhere.apply(Learnt.site(token, owner));
  }

  /** An object of that class was met: what its methods do may be asked for. */
  String owner(String token) {
    String name = Learnt.name(token);
    if (!name.isEmpty()) {
      declarations.met(name);
    }
    return name;
  }

  /** What the methods of local classes override. */
  List<Overriding> overrides() {
    return overrides;
  }

  private TypeFact readType(List<String> parts) {
    String flags = parts.get(5);
    return new TypeFact(
        Learnt.name(parts.get(2)),
        Carry.valueOf(parts.get(3)),
        kind(parts.get(4)),
        flags.contains("o"),
        flags.contains("p"),
        kinds(parts.get(6)),
        flags.contains("m"),
        flags.contains("l"));
  }

  private Optional<Callee> readCallee(List<String> parts) {
    List<String> parameters = new ArrayList<>();
    parts.subList(4, parts.size()).forEach(each -> parameters.add(Learnt.name(each)));
    return declarations.callee(
        new MethodName(Learnt.name(parts.get(2)), Learnt.name(parts.get(3)), parameters));
  }

  private Callee readLocal(List<String> parts) {
    int end = parts.lastIndexOf("/");
    String flags = parts.get(4);
    var callee =
        new Callee(
            Learnt.name(parts.get(2)),
            Learnt.name(parts.get(3)),
            flags.contains("s"),
            parameters(parts.subList(7, end)),
            type(parts.get(5)),
            type(parts.get(6)),
            null,
            flags.contains("o"));
    for (String each : parts.subList(end + 1, parts.size())) {
      callee(each).ifPresent(above -> overrides.add(new Overriding(above, callee)));
    }
    return callee;
  }

  private Body readLambda(List<String> parts) {
    List<Parameter> parameters = parameters(parts.subList(6, parts.size()));
    return new Body(
        Learnt.name(parts.get(2)),
        Optional.empty(),
        parts.get(3).contains("t"),
        Integer.parseInt(parts.get(4)),
        parameters,
        type(parts.get(5)),
        false,
        parameters.size(),
        List.of(),
        List.of());
  }

  private List<Parameter> parameters(List<String> parts) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 3) {
      parameters.add(
          new Parameter(
              Learnt.name(parts.get(i)),
              type(parts.get(i + 1)),
              Integer.parseInt(parts.get(i + 2))));
    }
    return List.copyOf(parameters);
  }

  private Optional<Kind> kind(String token) {
    return token.equals(Learnt.NONE) ? Optional.empty() : Optional.of(named(token));
  }

  private Set<Kind> kinds(String tokens) {
    Set<Kind> kinds = new LinkedHashSet<>();
    if (!tokens.equals(Learnt.NONE)) {
      for (String each : tokens.split(",", -1)) {
        kinds.add(named(each));
      }
    }
    return kinds;
  }

  private Kind named(String token) {
    String name = Learnt.name(token);
    return declarations
        .kind(name)
        .orElseThrow(() -> new UnreadableException("there is no kind " + name));
  }
}
