package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Report;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import dev.lifeguard.processor.model.RecNames;
import dev.lifeguard.processor.model.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What declarations say about lifetimes, for whoever reads bodies: where the instances of a type
 * live, what a struct is made of, what an annotation asks for. Answers are remembered; an object
 * serves one compilation, after everything was generated.
 */
public final class Lifetimes {

  private final Facts facts;
  private final StructReader structs;
  private final TypeArguments arguments;
  private final Map<TypeElement, Optional<Struct>> known = new HashMap<>();
  private final Map<TypeElement, Optional<TypeElement>> specs = new HashMap<>();
  private final Map<TypeElement, Optional<ExecutableElement>> functions = new HashMap<>();

  public Lifetimes(Elements elements, Types types) {
    this.facts = new Facts(elements, types, new RecNames());
    this.structs = new StructReader(facts);
    this.arguments = new TypeArguments(elements, types);
  }

  /** The kinds that anything asked for so far led to, and the order between them. */
  public KindGraph graph() {
    return facts.graph();
  }

  /** The kind that the type is, if it is one. */
  public Optional<Kind> kind(TypeElement type) {
    return facts.kinds().read(type);
  }

  /** The kind of the pools that values of the type are; empty if it is no pool, or any pool. */
  public Optional<Kind> poolKind(DeclaredType type) {
    return isPool((TypeElement) type.asElement())
        ? facts.top(type, type.asElement()).map(Residence::kind)
        : Optional.empty();
  }

  /** Where the instances of the type live, if its declaration says so. */
  public Optional<Residence> residence(TypeElement type) {
    return facts.residences().of(type);
  }

  /** The kind that {@code @LivesIn} on a use of a type names. */
  public Optional<Kind> livesIn(AnnotatedConstruct annotated) {
    List<? extends AnnotationMirror> mirrors = annotated.getAnnotationMirrors();
    return mirrors.isEmpty()
        ? Optional.empty()
        : Annotations.find(annotated, Annotations.LIVES_IN).flatMap(facts.residences()::named);
  }

  /** What {@code @Outlives} on the declaration says; empty text means the object it belongs to. */
  public Optional<String> outlives(Element element) {
    return element.getAnnotationMirrors().isEmpty()
        ? Optional.empty()
        : Annotations.find(element, Annotations.OUTLIVES).map(Annotations::text);
  }

  /** Whether the type is {@code ResourcePool}. */
  public boolean isPool(TypeElement type) {
    return RuntimeTypes.isPool(type);
  }

  /** Whether the type is the spec of a struct, with a pool of its own or without. */
  public boolean isSpec(TypeElement type) {
    return Facts.isSpec(type);
  }

  /** The spec of a struct type: the type itself, or the one whose generated class it is. */
  public Optional<TypeElement> spec(TypeElement type) {
    return specs.computeIfAbsent(type, this::findSpec);
  }

  /** What the struct of that spec is made of; empty if it cannot be generated. */
  public Optional<Struct> struct(TypeElement spec) {
    Optional<Struct> struct = known.get(spec);
    if (struct == null) {
      struct = structs.read(spec, new Report());
      known.put(spec, struct);
    }
    return struct;
  }

  /** Whether an instance of the generic type may hold what the argument names. */
  public boolean counts(TypeElement generic, int index) {
    return arguments.count(generic, index);
  }

  /** The one method that lambdas of the type implement; empty if there are no such lambdas. */
  public Optional<ExecutableElement> function(TypeElement type) {
    return functions.computeIfAbsent(type, this::findFunction);
  }

  /** A type as it stands in the source, without packages and annotations. */
  public String name(TypeMirror type) {
    return Words.name(type);
  }

  private Optional<ExecutableElement> findFunction(TypeElement type) {
    if (!type.getKind().isInterface()) {
      return Optional.empty();
    }
    List<ExecutableElement> methods = facts.abstractMethods(type);
    return methods.size() == 1 ? Optional.of(methods.getFirst()) : Optional.empty();
  }

  private Optional<TypeElement> findSpec(TypeElement type) {
    if (isSpec(type)) {
      return Optional.of(type);
    }
    return type.getSimpleName().toString().endsWith("Rec")
        ? Residences.supertypes(type)
            .flatMap(supertype -> KindReader.element(supertype).stream())
            .filter(this::isSpec)
            .filter(spec -> isRecOf(type, spec))
            .findFirst()
        : Optional.empty();
  }

  private boolean isRecOf(TypeElement type, TypeElement spec) {
    return type.getQualifiedName().contentEquals(facts.recName(spec).qualifiedName());
  }
}
