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
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
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
 * <tr><td>{@code Class}, {@code Ref}, what is reflective</td><td>only name a type</td></tr>
 * <tr><td>a functional interface, {@code Iterable} aside</td>
 *     <td>do not count: a function counts by what it captures</td></tr>
 * <tr><td>a sealed type with a subclass whose arguments count</td><td>count</td></tr>
 * <tr><td>another interface that only takes them as parameters</td><td>do not count</td></tr>
 * <tr><td>a class outside the JDK with no field that could hold them, unless it is abstract and its
 *     methods give them out</td><td>do not count</td></tr>
 * <tr><td>anything else</td><td>count</td></tr>
 * </table>
 */
final class TypeArguments {

  private static final Set<String> NAMING =
      Set.of(
          "java.lang.Class",
          "java.lang.ScopedValue",
          "java.lang.reflect.Constructor",
          "java.util.concurrent.atomic.AtomicIntegerFieldUpdater",
          "java.util.concurrent.atomic.AtomicLongFieldUpdater",
          "java.util.concurrent.atomic.AtomicReferenceFieldUpdater",
          RuntimeTypes.REF);

  private final ParameterUse uses;

  private final Map<Element, Boolean> held = new HashMap<>();

  /** The parameters whose answer is being found out: types may contain one another. */
  private final Set<Element> asking = new HashSet<>();

  TypeArguments(Elements elements, Types types) {
    this.uses = new ParameterUse(elements, types);
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

  /**
   * The same for a class that is extended: what subclasses hold, they have to say themselves, so
   * that methods which give it out, as those of a repository, say nothing.
   */
  boolean countInSuperclass(TypeElement generic, int index) {
    return count(generic, index)
        && (!isOpen(generic) || mayHold(generic, generic.getTypeParameters().get(index)));
  }

  private static boolean isOpen(TypeElement generic) {
    String name = generic.getQualifiedName().toString();
    return generic.getKind() == ElementKind.CLASS
        && generic.getModifiers().contains(Modifier.ABSTRACT)
        && !name.startsWith("java.")
        && !name.startsWith("javax.");
  }

  /** What was found out while another answer was open may rest on that one, if it is a no. */
  private void remember(Element parameter, boolean answer) {
    if (answer || asking.isEmpty()) {
      held.put(parameter, answer);
    }
  }

  /** Whether lambdas can be instances: one abstract method, and not a sequence of things. */
  boolean isFunctional(TypeElement type) {
    return uses.isFunctional(type);
  }

  private boolean isHeld(TypeElement generic, Element parameter) {
    if (isHeldBelow(generic, generic.getTypeParameters().indexOf(parameter))) {
      return true;
    }
    if (generic.getKind().isInterface()) {
      return !uses.onlyTakes(generic, parameter);
    }
    boolean open = generic.getModifiers().contains(Modifier.ABSTRACT);
    return mayHold(generic, parameter) || (open && !uses.onlyTakes(generic, parameter));
  }

  /** Whether a class that a sealed type permits holds what the argument at {@code index} names. */
  private boolean isHeldBelow(TypeElement sealed, int index) {
    return sealed.getPermittedSubclasses().stream()
        .flatMap(permitted -> KindReader.element(permitted).stream())
        .anyMatch(
            below ->
                Residences.supertypes(below)
                    .filter(above -> ParameterUse.sameElement(above, sealed))
                    .map(above -> ((DeclaredType) above).getTypeArguments())
                    .filter(arguments -> !arguments.isEmpty())
                    .anyMatch(arguments -> passesOn(below, arguments.get(index))));
  }

  private boolean passesOn(TypeElement below, TypeMirror argument) {
    List<? extends TypeParameterElement> own = below.getTypeParameters();
    return IntStream.range(0, own.size())
        .anyMatch(i -> ParameterUse.mentions(argument, own.get(i)) && count(below, i));
  }

  /** Whether some field of the class or its superclasses could hold a value of the parameter. */
  private boolean mayHold(TypeElement type, Element parameter) {
    boolean inField =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
            .map(VariableElement::asType)
            .anyMatch(field -> isErased(field) || holds(field, parameter));
    boolean componentsOnly = type.getKind() == ElementKind.RECORD;
    return inField
        || (!componentsOnly
            && Residences.supertypes(type).anyMatch(supertype -> holds(supertype, parameter)));
  }

  /** Whether {@code type} mentions the parameter where it counts like content. */
  private boolean holds(TypeMirror type, Element parameter) {
    return switch (type) {
      case TypeVariable variable -> variable.asElement().equals(parameter);
      case ArrayType array -> holds(array.getComponentType(), parameter);
      case WildcardType wildcard -> bounds(wildcard).anyMatch(each -> holds(each, parameter));
      case DeclaredType declared -> holds(declared, parameter) || holdsInside(declared, parameter);
      default -> false;
    };
  }

  private boolean holds(DeclaredType type, Element parameter) {
    TypeElement element = (TypeElement) type.asElement();
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    return IntStream.range(0, arguments.size())
        .anyMatch(i -> holds(arguments.get(i), parameter) && count(element, i));
  }

  /** An inner class uses the parameters of the classes around it: {@code K} in a map's entries. */
  private boolean holdsInside(DeclaredType type, Element parameter) {
    TypeElement inner = (TypeElement) type.asElement();
    if (!asking.add(inner)) {
      return false;
    }
    boolean held =
        Stream.iterate(
                type.getEnclosingType(),
                DeclaredType.class::isInstance,
                around -> ((DeclaredType) around).getEnclosingType())
            .anyMatch(around -> holdsInside(inner, (DeclaredType) around, parameter));
    asking.remove(inner);
    return held;
  }

  private boolean holdsInside(TypeElement inner, DeclaredType around, Element parameter) {
    TypeElement outer = (TypeElement) around.asElement();
    List<? extends TypeMirror> arguments = around.getTypeArguments();
    return IntStream.range(0, arguments.size())
        .filter(i -> holds(arguments.get(i), parameter))
        .anyMatch(i -> mayHold(inner, outer.getTypeParameters().get(i)) || count(outer, i));
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
}
