package dev.lifeguard.processor.declare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Tells what the methods of a generic type do with its parameters: take them, or give them out. */
final class ParameterUse {

  private final Elements elements;
  private final Types types;
  private final Map<TypeElement, Boolean> functional = new HashMap<>();

  ParameterUse(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Whether lambdas can be instances: one abstract method, and not a sequence of things. */
  boolean isFunctional(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        && functional.computeIfAbsent(
            type,
            each -> !isSequence(each) && AbstractMethods.of(each, elements, types).size() == 1);
  }

  private static boolean isSequence(TypeElement type) {
    return type.getQualifiedName().contentEquals("java.lang.Iterable")
        || type.getInterfaces().stream()
            .flatMap(parent -> KindReader.element(parent).stream())
            .anyMatch(ParameterUse::isSequence);
  }

  /** Whether the parameter stands only where callers hand something in. */
  boolean onlyTakes(TypeElement type, Element parameter) {
    boolean combinators = isFunctional(type);
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
            .filter(method -> !combinators || method.getModifiers().contains(Modifier.ABSTRACT))
            .allMatch(method -> onlyTakes(method, parameter))
        && type.getInterfaces().stream().allMatch(parent -> onlyPassesOn(parent, parameter));
  }

  /** Whether the super-interface, for which the parameter is an argument, only takes it too. */
  private boolean onlyPassesOn(TypeMirror parent, Element parameter) {
    if (!(parent instanceof DeclaredType declared)) {
      return true;
    }
    TypeElement element = (TypeElement) declared.asElement();
    List<? extends TypeMirror> arguments = declared.getTypeArguments();
    return IntStream.range(0, arguments.size())
        .filter(i -> mentions(arguments.get(i), parameter))
        .allMatch(i -> onlyTakes(element, element.getTypeParameters().get(i)));
  }

  private boolean onlyTakes(ExecutableElement method, Element parameter) {
    boolean returnsSelf = sameElement(method.getReturnType(), Member.declarer(method));
    return (returnsSelf || !mentions(method.getReturnType(), parameter))
        && method.getParameters().stream()
            .map(VariableElement::asType)
            .noneMatch(type -> isCallback(type) && mentions(type, parameter));
  }

  private boolean isCallback(TypeMirror type) {
    return KindReader.element(type).map(this::isFunctional).orElse(false);
  }

  static boolean mentions(TypeMirror type, Element parameter) {
    return switch (type) {
      case TypeVariable variable -> variable.asElement().equals(parameter);
      case ArrayType array -> mentions(array.getComponentType(), parameter);
      case WildcardType wildcard ->
          TypeArguments.bounds(wildcard).anyMatch(each -> mentions(each, parameter));
      case DeclaredType declared ->
          declared.getTypeArguments().stream().anyMatch(each -> mentions(each, parameter));
      default -> false;
    };
  }

  static boolean sameElement(TypeMirror type, Element element) {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().equals(element);
  }
}
