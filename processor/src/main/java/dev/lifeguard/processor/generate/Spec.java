package dev.lifeguard.processor.generate;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of a spec besides its accessors. */
final class Spec {

  private final Elements elements;
  private final Types types;
  private final TypeElement element;
  private final List<? extends Element> members;

  /** {@code members} are all that the element has, what it inherits included. */
  Spec(Elements elements, Types types, TypeElement element, List<? extends Element> members) {
    this.members = members;
    this.elements = elements;
    this.types = types;
    this.element = element;
  }

  TypeElement element() {
    return element;
  }

  boolean isInterface() {
    return element.getKind().isInterface();
  }

  /** Whether everybody sees the spec: it and every type around it is public. */
  boolean isPublic() {
    for (Element at = element; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the spec is already a subtype of the type of that canonical name. */
  boolean is(String superType) {
    TypeElement found = elements.getTypeElement(superType);
    return found != null
        && types.isSubtype(types.erasure(element.asType()), types.erasure(found.asType()));
  }

  /**
   * Whether a value of type {@code subtype} is one of {@code superType}; never of an unknown one.
   */
  boolean isSubtype(TypeElement subtype, TypeMirror superType) {
    return superType.getKind() != TypeKind.ERROR
        && types.isSubtype(types.erasure(subtype.asType()), types.erasure(superType));
  }

  /** What the constructor that the generated class calls may throw. */
  List<? extends TypeMirror> constructorThrows() {
    return ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .findFirst()
        .map(ExecutableElement::getThrownTypes)
        .orElse(List.of());
  }

  /** Whether only a public method may hide the static ones of that name that the spec has. */
  boolean hasOpenStatic(String name) {
    return !isInterface()
        && ElementFilter.methodsIn(members).stream()
            .filter(method -> method.getSimpleName().contentEquals(name))
            .map(ExecutableElement::getModifiers)
            .filter(modifiers -> modifiers.contains(Modifier.STATIC))
            .anyMatch(
                modifiers ->
                    modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED));
  }

  /** The spec's own {@code toString()}, where it or a superclass has one of its own. */
  Optional<ExecutableElement> ownToString() {
    for (Element member : members) {
      if (member.getSimpleName().contentEquals("toString")
          && member instanceof ExecutableElement method
          && method.getParameters().isEmpty()
          && !method.getModifiers().contains(Modifier.ABSTRACT)
          && !isObject(method.getEnclosingElement())) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** Whether values of that type can be given as lambdas. */
  boolean isFunctional(TypeMirror type) {
    return types.asElement(type) instanceof TypeElement named
        && named.getKind().isInterface()
        && elements.isFunctionalInterface(named);
  }

  /** Whether nothing of that type is lost at run time: no type arguments but {@code ?}. */
  static boolean isReifiable(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isReifiable(array.getComponentType());
      case DeclaredType declared ->
          declared.getTypeArguments().stream().allMatch(Spec::isUnbounded);
      default -> type.getKind().isPrimitive();
    };
  }

  private static boolean isUnbounded(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        && wildcard.getExtendsBound() == null
        && wildcard.getSuperBound() == null;
  }

  private static boolean isObject(@Nullable Element type) {
    return type instanceof TypeElement named
        && named.getQualifiedName().contentEquals("java.lang.Object");
  }
}
