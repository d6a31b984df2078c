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
import javax.lang.model.element.TypeParameterElement;
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
    if (inAnnotations(type) || inSupertype(type, type.getSuperclass(), seen)) {
      return true;
    }
    for (TypeMirror supertype : type.getInterfaces()) {
      if (inSupertype(type, supertype, seen)) {
        return true;
      }
    }
    for (TypeParameterElement parameter : type.getTypeParameters()) {
      if (inAny(parameter.getBounds(), type)) {
        return true;
      }
    }
    for (Element member : type.getEnclosedElements()) {
      if (inMember(member)) {
        return true;
      }
    }
    return false;
  }

  private boolean inSupertype(TypeElement type, TypeMirror supertype, Set<TypeElement> seen) {
    if (in(supertype, type)) {
      return true;
    }
    TypeElement above = KindReader.element(supertype).orElse(null);
    return above != null
        && !facts.elements().getPackageOf(above).toString().startsWith("java.")
        && in(above, seen);
  }

  private static boolean inAnnotations(TypeElement type) {
    return !type.getAnnotationMirrors().isEmpty()
        && (KindReader.hasUnresolvedParent(type) || namesUnresolved(type));
  }

  private static boolean namesUnresolved(TypeElement type) {
    return Stream.of(Annotations.SHARES_POOL, Annotations.LIVES_IN)
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
      case ExecutableElement method -> {
        boolean found = in(method.getReturnType(), method);
        for (VariableElement each : method.getParameters()) {
          found = found || in(each.asType(), method);
        }
        yield found;
      }
      case VariableElement field -> in(field.asType(), field);
      default -> false;
    };
  }

  private boolean in(TypeMirror type, Element where) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return false;
    }
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
    for (TypeMirror type : types) {
      if (in(type, where)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(DeclaredType missing, Element where) {
    String from = facts.elements().getPackageOf(where).getQualifiedName().toString();
    return facts.recs().resolve(missing.asElement().toString(), from).isPresent();
  }
}
