package dev.lifeguard.processor.declare;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Tells whether the signatures of a type mention something that is not there yet, because another
 * processor still has to generate it. The struct classes that we generate do not count: what they
 * will be is known.
 */
final class Unresolved {

  private final Facts facts;

  Unresolved(Facts facts) {
    this.facts = facts;
  }

  /** Whether nothing of that name can be found; javac's own types are no help with instanceof. */
  static boolean isMissing(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR;
  }

  boolean in(TypeElement type) {
    return in(type, new HashSet<>());
  }

  private boolean in(TypeElement type, Set<TypeElement> seen) {
    if (!seen.add(type)) {
      return false;
    }
    return inAnnotations(type)
        || Residences.supertypes(type).anyMatch(supertype -> inSupertype(type, supertype, seen))
        || type.getTypeParameters().stream()
            .flatMap(parameter -> parameter.getBounds().stream())
            .anyMatch(bound -> in(bound, type))
        || type.getEnclosedElements().stream().anyMatch(this::inMember);
  }

  private boolean inSupertype(TypeElement type, TypeMirror supertype, Set<TypeElement> seen) {
    return in(supertype, type)
        || KindReader.element(supertype)
            .filter(above -> !facts.elements().getPackageOf(above).toString().startsWith("java."))
            .filter(above -> in(above, seen))
            .isPresent();
  }

  private static boolean inAnnotations(TypeElement type) {
    return KindReader.hasUnresolvedParent(type)
        || Stream.of(Annotations.SHARES_POOL, Annotations.LIVES_IN)
            .map(name -> Annotations.find(type, name))
            .flatMap(Optional::stream)
            .anyMatch(Unresolved::isUnresolved);
  }

  private static boolean isUnresolved(AnnotationMirror mirror) {
    return Annotations.classes(mirror).stream()
        .anyMatch(named -> named.type().filter(type -> !isMissing(type)).isEmpty());
  }

  private boolean inMember(Element member) {
    return switch (member) {
      case ExecutableElement method ->
          in(method.getReturnType(), method)
              || method.getParameters().stream().anyMatch(each -> in(each.asType(), method));
      case VariableElement field -> in(field.asType(), field);
      default -> false;
    };
  }

  private boolean in(TypeMirror type, Element where) {
    boolean annotated =
        Annotations.find(type, Annotations.LIVES_IN).filter(Unresolved::isUnresolved).isPresent();
    return annotated
        || switch (type) {
          case DeclaredType missing when isMissing(missing) -> !isOurs(missing, where);
          case ArrayType array -> in(array.getComponentType(), where);
          case WildcardType wildcard ->
              TypeArguments.bounds(wildcard).anyMatch(bound -> in(bound, where));
          case TypeVariable _ -> false;
          case DeclaredType declared -> inAny(declared.getTypeArguments(), where);
          default -> false;
        };
  }

  private boolean inAny(Collection<? extends TypeMirror> types, Element where) {
    return types.stream().anyMatch(type -> in(type, where));
  }

  private boolean isOurs(DeclaredType missing, Element where) {
    String from = facts.elements().getPackageOf(where).getQualifiedName().toString();
    return facts.recs().resolve(missing.asElement().toString(), from).isPresent();
  }
}
