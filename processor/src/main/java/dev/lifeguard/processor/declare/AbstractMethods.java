package dev.lifeguard.processor.declare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The methods that a class implementing a type has to write: abstract, and neither overridden nor
 * implemented further down. Inherited ones first, otherwise as declared; one that is declared again
 * keeps its first place.
 */
final class AbstractMethods {

  /** Methods that differ in it cannot override one another. */
  private record Key(Name name, int parameters) {}

  private AbstractMethods() {}

  static List<ExecutableElement> of(TypeElement type, Elements elements, Types types) {
    List<ExecutableElement> all = new ArrayList<>();
    collect(type, all);
    Map<Key, List<ExecutableElement>> groups = new LinkedHashMap<>();
    for (ExecutableElement method : new LinkedHashSet<>(all)) {
      var key = new Key(method.getSimpleName(), method.getParameters().size());
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(method);
    }
    List<ExecutableElement> found = new ArrayList<>();
    for (List<ExecutableElement> group : groups.values()) {
      found.addAll(
          merged(unimplemented(group, type, elements, types), (DeclaredType) type.asType(), types));
    }
    return List.copyOf(found);
  }

  private static void collect(TypeElement type, List<ExecutableElement> into) {
    collect(type.getSuperclass(), into);
    for (TypeMirror supertype : type.getInterfaces()) {
      collect(supertype, into);
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Set<Modifier> modifiers = method.getModifiers();
      if (!modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.PRIVATE)) {
        into.add(method);
      }
    }
  }

  private static void collect(TypeMirror supertype, List<ExecutableElement> into) {
    KindReader.element(supertype).ifPresent(above -> collect(above, into));
  }

  private static List<ExecutableElement> unimplemented(
      List<ExecutableElement> group, TypeElement type, Elements elements, Types types) {
    List<ExecutableElement> left = new ArrayList<>();
    for (ExecutableElement method : group) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)
          && !isOfObject(method)
          && (group.size() == 1
              || group.stream()
                  .noneMatch(other -> implemented(method, other, type, elements, types)))) {
        left.add(method);
      }
    }
    return left;
  }

  /** Every class has these; annotations on the types are none of our business. */
  private static boolean isOfObject(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    return switch (method.getSimpleName().toString()) {
      case "toString", "hashCode" -> parameters.isEmpty();
      case "equals" ->
          parameters.size() == 1
              && KindReader.element(parameters.getFirst().asType())
                  .filter(type -> type.getQualifiedName().contentEquals("java.lang.Object"))
                  .isPresent();
      default -> false;
    };
  }

  private static boolean implemented(
      ExecutableElement method,
      ExecutableElement other,
      TypeElement in,
      Elements elements,
      Types types) {
    TypeMirror above = types.erasure(Member.declarer(other).asType());
    TypeMirror below = types.erasure(Member.declarer(method).asType());
    boolean madeAbstractAgain = types.isSubtype(below, above);
    return !madeAbstractAgain && elements.overrides(other, method, in);
  }

  /** One method for each signature: the one with the most specific result. */
  private static List<ExecutableElement> merged(
      List<ExecutableElement> group, DeclaredType type, Types types) {
    if (group.size() < 2) {
      return group;
    }
    List<ExecutableElement> merged = new ArrayList<>();
    for (ExecutableElement method : group) {
      var seen = (ExecutableType) types.asMemberOf(type, method);
      boolean isNew = true;
      for (int i = 0; i < merged.size() && isNew; i++) {
        var other = (ExecutableType) types.asMemberOf(type, merged.get(i));
        if (types.isSubsignature(seen, other) || types.isSubsignature(other, seen)) {
          isNew = false;
          if (isNarrower(seen.getReturnType(), other.getReturnType(), types)) {
            merged.set(i, method);
          }
        }
      }
      if (isNew) {
        merged.add(method);
      }
    }
    return merged;
  }

  private static boolean isNarrower(TypeMirror one, TypeMirror other, Types types) {
    return one.getKind() == TypeKind.DECLARED
        && !types.isSameType(one, other)
        && types.isSubtype(one, other);
  }
}
