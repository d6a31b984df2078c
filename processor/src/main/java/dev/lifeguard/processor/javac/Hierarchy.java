package dev.lifeguard.processor.javac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Classes, what they extend, and the methods that they override. */
final class Hierarchy {

  private final Elements elements;
  private final Map<TypeElement, Set<TypeElement>> above = new HashMap<>();
  private final Map<TypeElement, Map<Name, List<ExecutableElement>>> inherited = new HashMap<>();

  Hierarchy(Elements elements) {
    this.elements = elements;
  }

  /** The class of a declared type, or of the bound of a type variable. */
  static @Nullable TypeElement element(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED -> (TypeElement) ((DeclaredType) type).asElement();
      case TYPEVAR -> element(((TypeVariable) type).getUpperBound());
      default -> null;
    };
  }

  /** The class that a declaration is in, itself excluded. */
  static TypeElement enclosingClass(Element element) {
    @Nullable Element next = element.getEnclosingElement();
    while (!(next instanceof TypeElement)) {
      if (next == null) {
        throw new Refused("a declaration outside of classes: " + element);
      }
      next = next.getEnclosingElement();
    }
    return (TypeElement) next;
  }

  /** All that the type extends and implements, nearest first, itself excluded. */
  Set<TypeElement> above(TypeElement type) {
    Set<TypeElement> known = above.get(type);
    if (known == null) {
      known = new LinkedHashSet<>();
      collect(type.getSuperclass(), known);
      for (TypeMirror parent : type.getInterfaces()) {
        collect(parent, known);
      }
      TypeElement object = elements.getTypeElement("java.lang.Object");
      if (object != null && !object.equals(type)) {
        known.add(object);
      }
      above.put(type, known);
    }
    return known;
  }

  /** Whether instances of {@code lower} are instances of {@code upper}. */
  boolean isSubclass(TypeElement lower, TypeElement upper) {
    return lower.equals(upper) || above(lower).contains(upper);
  }

  /** The methods of super-types that a method of that name could override. */
  List<ExecutableElement> inherited(TypeElement type, Name name) {
    Map<Name, List<ExecutableElement>> byName = inherited.get(type);
    if (byName == null) {
      byName = new HashMap<>();
      for (TypeElement parent : above(type)) {
        for (Element member : parent.getEnclosedElements()) {
          if (member.getKind() == ElementKind.METHOD && isInheritable(member)) {
            byName
                .computeIfAbsent(member.getSimpleName(), _ -> new ArrayList<>(2))
                .add((ExecutableElement) member);
          }
        }
      }
      inherited.put(type, byName);
    }
    return byName.getOrDefault(name, List.of());
  }

  /** The methods that {@code method}, a member of {@code type}, overrides or implements. */
  List<ExecutableElement> overridden(ExecutableElement method, TypeElement type) {
    if (method.getKind() != ElementKind.METHOD || !isInheritable(method)) {
      return List.of();
    }
    List<ExecutableElement> found = new ArrayList<>(1);
    for (ExecutableElement candidate : inherited(type, method.getSimpleName())) {
      if (candidate.getParameters().size() == method.getParameters().size()
          && elements.overrides(method, candidate, type)) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** The method of a superclass that implements, in {@code type}, one of its interfaces. */
  Optional<ExecutableElement> inheritedImplementation(TypeElement type, ExecutableElement method) {
    for (ExecutableElement candidate : inherited(type, method.getSimpleName())) {
      boolean fits =
          candidate.getParameters().size() == method.getParameters().size()
              && !candidate.equals(method)
              && !candidate.getModifiers().contains(Modifier.ABSTRACT)
              && enclosingClass(candidate).getKind().isClass();
      if (fits && elements.overrides(candidate, method, type)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** What messages call the class; an anonymous one goes by what it extends or implements. */
  static String name(TypeElement type) {
    String name = type.getSimpleName().toString();
    if (!name.isEmpty()) {
      return name;
    }
    TypeElement parent =
        element(
            type.getInterfaces().isEmpty()
                ? type.getSuperclass()
                : type.getInterfaces().getFirst());
    return parent == null ? "" : name(parent);
  }

  /** The method without parameters of that name, of the type or the nearest type above it. */
  Optional<ExecutableElement> method(TypeElement type, String name) {
    Optional<ExecutableElement> own = declared(type, name);
    if (own.isPresent()) {
      return own;
    }
    for (TypeElement parent : above(type)) {
      Optional<ExecutableElement> found = declared(parent, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<ExecutableElement> declared(TypeElement type, String name) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getParameters().isEmpty() && method.getSimpleName().contentEquals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private static boolean isInheritable(Element method) {
    Set<Modifier> modifiers = method.getModifiers();
    return !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE);
  }

  private void collect(TypeMirror type, Set<TypeElement> into) {
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element
        && into.add(element)) {
      collect(element.getSuperclass(), into);
      for (TypeMirror parent : element.getInterfaces()) {
        collect(parent, into);
      }
    }
  }
}
