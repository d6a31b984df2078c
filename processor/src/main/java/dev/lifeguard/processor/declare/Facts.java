package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import dev.lifeguard.processor.model.RecName;
import dev.lifeguard.processor.model.RecNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the rules ask about declarations, in one hand. */
final class Facts {

  private final Elements elements;
  private final Types types;
  private final RecNames recs;
  private final KindGraph graph = new KindGraph();
  private final KindReader kinds = new KindReader(graph);
  private final Residences residences = new Residences(kinds, graph);
  private final TypeMentions mentions;
  private final Map<TypeElement, List<ExecutableElement>> abstractMethods = new HashMap<>();
  private final Map<TypeElement, List<Member>> members = new HashMap<>();

  Facts(Elements elements, Types types, RecNames recs) {
    this.elements = elements;
    this.types = types;
    this.recs = recs;
    var arguments = new TypeArguments(elements, types);
    this.mentions = new TypeMentions(elements, types, kinds, residences, arguments, recs);
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  RecNames recs() {
    return recs;
  }

  KindGraph graph() {
    return graph;
  }

  KindReader kinds() {
    return kinds;
  }

  Residences residences() {
    return residences;
  }

  /** Everything with a lifetime that the type of a declaration mentions. */
  List<Mention> mentions(TypeMirror type, Element where) {
    return mentions.of(type, where);
  }

  /** The methods that a class implementing the type has to write; see {@link AbstractMethods}. */
  List<ExecutableElement> abstractMethods(TypeElement type) {
    List<ExecutableElement> methods = abstractMethods.get(type);
    if (methods == null) {
      methods = AbstractMethods.of(type, elements, types);
      abstractMethods.put(type, methods);
    }
    return methods;
  }

  /** The members of a struct spec; see {@link Member#ofSpec}. */
  List<Member> members(TypeElement spec) {
    List<Member> found = members.get(spec);
    if (found == null) {
      found = Member.ofSpec(spec, this);
      members.put(spec, found);
    }
    return found;
  }

  /** Where the outermost type lives, whatever its arguments mention. */
  Optional<Residence> top(TypeMirror type, Element where) {
    return mentions.top(type, where);
  }

  /** The first mention of something that may die, and is not held through a functional type. */
  Optional<Mention> firstTracked(TypeMirror type, Element where) {
    for (Mention each : mentions(type, where)) {
      if (!each.kind().permanent()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether values of the type say which pool they live in. */
  boolean isPooled(TypeMirror type) {
    TypeElement pooled = elements.getTypeElement(RuntimeTypes.POOLED);
    return pooled != null && types.isSubtype(type, pooled.asType());
  }

  /** The name of the class generated for a spec. */
  RecName recName(TypeElement spec) {
    Deque<CharSequence> names = new ArrayDeque<>();
    for (Element next = spec; next instanceof TypeElement; next = next.getEnclosingElement()) {
      names.addFirst(next.getSimpleName());
    }
    String packageName = elements.getPackageOf(spec).getQualifiedName().toString();
    return new RecName(packageName, String.join("", names) + "Rec");
  }

  /** Whether the type is a struct spec, with a pool of its own or without. */
  static boolean isSpec(TypeElement type) {
    return KindReader.isStructKind(type) || Annotations.has(type, Annotations.SHARES_POOL);
  }

  /** Where two things live, in two aligned lines. */
  List<String> homes(String first, Kind firstKind, String second, Kind secondKind) {
    return Words.homes(graph, first, firstKind, second, secondKind);
  }
}
