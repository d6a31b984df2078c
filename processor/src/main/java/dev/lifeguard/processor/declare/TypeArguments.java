package dev.lifeguard.processor.declare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/**
 * Tells which type arguments count like content. {@code List<Session>} holds Sessions; {@code
 * Consumer<Session>}, {@code Class<Session>} and {@code Supplier<Session>} do not.
 *
 * <table>
 * <caption>The decision, first match wins</caption>
 * <tr><th>generic type</th><th>its arguments</th></tr>
 * <tr><td>{@code Class}, {@code Ref}</td><td>only name a type</td></tr>
 * <tr><td>a functional interface, {@code Iterable} aside</td>
 *     <td>do not count: a function counts by what it captures</td></tr>
 * <tr><td>another interface that only takes them as parameters</td><td>do not count</td></tr>
 * <tr><td>a class outside the JDK with no field that could hold them, unless it is abstract and its
 *     methods give them out</td><td>do not count</td></tr>
 * <tr><td>anything else</td><td>count</td></tr>
 * </table>
 */
final class TypeArguments {

  private static final Set<String> NAMING = Set.of("java.lang.Class", "dev.lifeguard.runtime.Ref");

  private final Elements elements;
  private final Types types;

  private final Map<Element, Boolean> held = new HashMap<>();

  /** The parameters whose answer is being found out: types may contain one another. */
  private final Set<Element> asking = new HashSet<>();

  private final Map<TypeElement, Boolean> functional = new HashMap<>();

  TypeArguments(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Whether what the argument at {@code index} names may be held by an instance of the type. */
  boolean count(TypeElement generic, int index) {
    String name = generic.getQualifiedName().toString();
    if (NAMING.contains(name) || isFunctional(generic)) {
      return false;
    }
    boolean ofJdk = name.startsWith("java.") || name.startsWith("javax.");
    if (ofJdk && !generic.getKind().isInterface()) {
      return true;
    }
    Element parameter = generic.getTypeParameters().get(index);
    if (asking.contains(parameter)) {
      return false;
    }
    Boolean known = held.get(parameter);
    if (known == null) {
      asking.add(parameter);
      known = isHeld(generic, parameter);
      asking.remove(parameter);
      remember(parameter, known);
    }
    return known;
  }

  /** What was found out while another answer was open may rest on that one, if it is a no. */
  private void remember(Element parameter, boolean answer) {
    if (answer || asking.isEmpty()) {
      held.put(parameter, answer);
    }
  }

  private boolean isHeld(TypeElement generic, Element parameter) {
    if (generic.getKind().isInterface()) {
      return !onlyTakes(generic, parameter);
    }
    boolean open = generic.getModifiers().contains(Modifier.ABSTRACT);
    return mayHold(generic, parameter) || (open && !onlyTakes(generic, parameter));
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
            .anyMatch(TypeArguments::isSequence);
  }

  /** Whether the parameter stands only where callers hand something in. */
  private boolean onlyTakes(TypeElement type, Element parameter) {
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

  /** Whether some field of the class or its superclasses could hold a value of the parameter. */
  private boolean mayHold(TypeElement type, Element parameter) {
    boolean inField =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .map(VariableElement::asType)
            .anyMatch(field -> isErased(field) || holds(field, parameter));
    return inField
        || Residences.supertypes(type).anyMatch(supertype -> holds(supertype, parameter));
  }

  /** Whether {@code type} mentions the parameter where it counts like content. */
  private boolean holds(TypeMirror type, Element parameter) {
    return switch (type) {
      case TypeVariable variable -> variable.asElement().equals(parameter);
      case ArrayType array -> holds(array.getComponentType(), parameter);
      case WildcardType wildcard -> bounds(wildcard).anyMatch(each -> holds(each, parameter));
      case DeclaredType declared -> {
        TypeElement element = (TypeElement) declared.asElement();
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        boolean held = false;
        for (int i = 0; i < arguments.size() && !held; i++) {
          held =
              holds(arguments.get(i), parameter)
                  && (element.equals(Member.declarer(parameter)) || count(element, i));
        }
        yield held;
      }
      default -> false;
    };
  }

  /** What generic containers keep things in: {@code Object}, as itself or as content. */
  private boolean isErased(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isErased(array.getComponentType());
      case WildcardType wildcard ->
          bounds(wildcard).findFirst().isEmpty() || bounds(wildcard).anyMatch(this::isErased);
      case DeclaredType declared -> isErased(declared);
      default -> false;
    };
  }

  private boolean isErased(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    boolean raw = arguments.isEmpty();
    return element.getQualifiedName().contentEquals("java.lang.Object")
        || IntStream.range(0, element.getTypeParameters().size())
            .filter(i -> raw || isErased(arguments.get(i)))
            .anyMatch(i -> count(element, i));
  }

  static Stream<TypeMirror> bounds(WildcardType wildcard) {
    return Stream.of(
            Optional.ofNullable(wildcard.getExtendsBound()),
            Optional.ofNullable(wildcard.getSuperBound()))
        .flatMap(Optional::stream);
  }

  private static boolean mentions(TypeMirror type, Element parameter) {
    return switch (type) {
      case TypeVariable variable -> variable.asElement().equals(parameter);
      case ArrayType array -> mentions(array.getComponentType(), parameter);
      case WildcardType wildcard -> bounds(wildcard).anyMatch(each -> mentions(each, parameter));
      case DeclaredType declared ->
          declared.getTypeArguments().stream().anyMatch(each -> mentions(each, parameter));
      default -> false;
    };
  }

  private static boolean sameElement(TypeMirror type, Element element) {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().equals(element);
  }
}
