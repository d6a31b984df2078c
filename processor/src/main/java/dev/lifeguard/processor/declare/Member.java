package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A place in which the instances of a type store something: a field, or an accessor of a struct.
 *
 * @param owner the type that has the member, which may inherit it
 * @param element the field or accessor
 * @param type its type, as seen from the owner
 * @param setter the setter of the same name, if it is an accessor that has one
 */
record Member(
    TypeElement owner, Element element, TypeMirror type, Optional<ExecutableElement> setter) {

  /** The instance fields of a type. */
  static List<Member> fields(TypeElement owner) {
    List<Member> fields = new ArrayList<>();
    for (Element each : owner.getEnclosedElements()) {
      if (each.getKind().isField() && !isStatic(each)) {
        fields.add(new Member(owner, each, each.asType(), Optional.empty()));
      }
    }
    return fields;
  }

  /** The static fields of a type, constants of interfaces included, those of an enum left out. */
  static List<Member> staticFields(TypeElement owner) {
    List<Member> fields = new ArrayList<>();
    for (Element each : owner.getEnclosedElements()) {
      if (each.getKind() == ElementKind.FIELD && isStatic(each)) {
        fields.add(new Member(owner, each, each.asType(), Optional.empty()));
      }
    }
    return fields;
  }

  /** The accessors of a struct spec, its {@code pool()} aside, and its fields if it is a class. */
  static List<Member> ofSpec(TypeElement spec, Facts facts) {
    List<ExecutableElement> methods = facts.abstractMethods(spec);
    Stream<Member> accessors =
        methods.stream()
            .filter(Member::isAccessor)
            .filter(method -> !method.getSimpleName().contentEquals("pool"))
            .map(getter -> accessor(spec, getter, methods, facts));
    return Stream.concat(accessors, fields(spec).stream()).toList();
  }

  /** The type that declares a member. */
  static Element declarer(Element member) {
    return Objects.requireNonNull(member.getEnclosingElement());
  }

  /** Takes no argument and gives a result. */
  static boolean isAccessor(ExecutableElement method) {
    return method.getParameters().isEmpty() && method.getReturnType().getKind() != TypeKind.VOID;
  }

  /** Takes one argument and gives no result. */
  static boolean isSetter(ExecutableElement method) {
    return method.getParameters().size() == 1 && method.getReturnType().getKind() == TypeKind.VOID;
  }

  /** The type of a method as seen from a type that inherits it. */
  static ExecutableType seenFrom(TypeElement owner, ExecutableElement method, Facts facts) {
    return (ExecutableType) facts.types().asMemberOf((DeclaredType) owner.asType(), method);
  }

  String name() {
    return Words.member(owner, element);
  }

  /** The member itself, or the type that inherits it from elsewhere. */
  Place place() {
    return Place.of(declarer(element).equals(owner) ? element : owner);
  }

  boolean isChild() {
    return Annotations.has(element, Annotations.CHILD);
  }

  /** Whether the accessor, its setter or the setter's parameter is marked {@code @Outlives}. */
  boolean isOutliving() {
    Stream<Element> marked =
        setter.stream().flatMap(each -> Stream.of(each, each.getParameters().getFirst()));
    return Stream.concat(Stream.of(element), marked)
        .anyMatch(each -> Annotations.has(each, Annotations.OUTLIVES));
  }

  private static Member accessor(
      TypeElement spec, ExecutableElement getter, List<ExecutableElement> methods, Facts facts) {
    Optional<ExecutableElement> setter =
        methods.stream()
            .filter(method -> method.getSimpleName().equals(getter.getSimpleName()))
            .filter(Member::isSetter)
            .findFirst();
    return new Member(spec, getter, seenFrom(spec, getter, facts).getReturnType(), setter);
  }

  private static boolean isStatic(Element field) {
    return field.getModifiers().contains(Modifier.STATIC)
        || declarer(field).getKind().isInterface();
  }
}
