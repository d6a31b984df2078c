package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** What a {@code @Child} accessor's type says it is. */
sealed interface ChildShape {

  /** One child struct. */
  record One(Kind kind, TypeElement spec) implements ChildShape {}

  /** All children of a kind. */
  record Many(Kind kind, TypeElement spec) implements ChildShape {}

  /** A sub-pool without a struct, if its kind has none. */
  record Scratch(Kind kind, TypeElement type) implements ChildShape {}

  /**
   * None of these.
   *
   * @param hint what would fit
   */
  record Unfit(String hint) implements ChildShape {}

  Set<String> VIEWS =
      Set.of(
          "java.util.List",
          "java.util.SequencedCollection",
          "java.util.Collection",
          "java.lang.Iterable");

  /** The shape of a type, as it stands on the accessor {@code where}. */
  static ChildShape of(TypeMirror type, Element where, Facts facts) {
    if (!(type instanceof DeclaredType declared)) {
      return new Unfit("a struct, a List of structs, or a ResourcePool of a kind without a struct");
    }
    String name = name(declared);
    if (name.equals(RuntimeTypes.RESOURCE_POOL)) {
      return argument(declared)
          .flatMap(KindReader::element)
          .<ChildShape>flatMap(kind -> facts.kinds().read(kind).map(k -> new Scratch(k, kind)))
          .orElse(new Unfit("a ResourcePool of a kind, such as ResourcePool<Scratch>"));
    }
    if (VIEWS.contains(name)) {
      return argument(declared)
          .<ChildShape>flatMap(
              each -> spec(each, where, facts).flatMap(spec -> many(each, spec, facts)))
          .orElse(new Unfit("a List of a struct, such as List<Session>"));
    }
    return spec(type, where, facts)
        .<ChildShape>flatMap(spec -> facts.kinds().read(spec).map(kind -> new One(kind, spec)))
        .orElse(
            new Unfit("a struct, a List of structs, or a ResourcePool of a kind without a struct"));
  }

  private static Optional<ChildShape> many(TypeMirror each, TypeElement spec, Facts facts) {
    return KindReader.element(each).filter(spec::equals).isPresent()
        ? facts.kinds().read(spec).map(kind -> new Many(kind, spec))
        : Optional.of(new Unfit("a List of the spec, List<" + spec.getSimpleName() + ">"));
  }

  /** The spec of a struct type: the type itself, or the one whose generated class it is. */
  private static Optional<TypeElement> spec(TypeMirror type, Element where, Facts facts) {
    return Unresolved.isMissing(type)
        ? specOfMissing((DeclaredType) type, where, facts)
        : KindReader.element(type)
            .flatMap(
                each ->
                    KindReader.isStructKind(each)
                        ? Optional.of(each)
                        : specOfGenerated(each, facts));
  }

  private static Optional<TypeElement> specOfMissing(
      DeclaredType type, Element where, Facts facts) {
    String from = facts.elements().getPackageOf(where).getQualifiedName().toString();
    return facts
        .recs()
        .resolve(type.asElement().toString(), from)
        .flatMap(facts.recs()::spec)
        .map(facts.elements()::getTypeElement)
        .filter(KindReader::isStructKind);
  }

  /** Also of a class that an earlier compilation has generated. */
  private static Optional<TypeElement> specOfGenerated(TypeElement rec, Facts facts) {
    return Residences.supertypes(rec)
        .flatMap(supertype -> KindReader.element(supertype).stream())
        .filter(KindReader::isStructKind)
        .filter(spec -> rec.getQualifiedName().contentEquals(facts.recName(spec).qualifiedName()))
        .findFirst();
  }

  private static Optional<TypeMirror> argument(DeclaredType type) {
    return type.getTypeArguments().stream()
        .findFirst()
        .map(
            argument ->
                argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
                    ? wildcard.getExtendsBound()
                    : argument);
  }

  private static String name(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }
}
