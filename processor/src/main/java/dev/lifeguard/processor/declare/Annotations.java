package dev.lifeguard.processor.declare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The names of the seven annotations, and how to read them from a declaration or a type. */
final class Annotations {

  static final String POOL = "dev.lifeguard.annotations.Pool";
  static final String OWNS_POOL = "dev.lifeguard.annotations.OwnsPool";
  static final String SUB_POOL_OF = "dev.lifeguard.annotations.SubPoolOf";
  static final String SHARES_POOL = "dev.lifeguard.annotations.SharesPool";
  static final String LIVES_IN = "dev.lifeguard.annotations.LivesIn";
  static final String OUTLIVES = "dev.lifeguard.annotations.Outlives";
  static final String CHILD = "dev.lifeguard.annotations.Child";

  private Annotations() {}

  /** A class named in an annotation; without a type when nothing of that name can be found. */
  record NamedClass(AnnotationValue value, Optional<TypeMirror> type) {}

  static Optional<? extends AnnotationMirror> find(AnnotatedConstruct annotated, String name) {
    for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
      if (name(mirror).contentEquals(name)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  static boolean has(AnnotatedConstruct annotated, String name) {
    return find(annotated, name).isPresent();
  }

  /** Whether an annotation of that simple name, from whatever package, is present. */
  static boolean hasNamed(AnnotatedConstruct annotated, String simpleName) {
    return annotated.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement().getSimpleName().contentEquals(simpleName));
  }

  /** The classes that {@code value} of the annotation names, one or an array of them. */
  static List<NamedClass> classes(AnnotationMirror mirror) {
    return value(mirror, "value").map(Annotations::classes).orElse(List.of());
  }

  static boolean flag(AnnotationMirror mirror, String name) {
    return value(mirror, name).map(AnnotationValue::getValue).equals(Optional.of(true));
  }

  static String text(AnnotationMirror mirror) {
    return value(mirror, "value").map(value -> String.valueOf(value.getValue())).orElse("");
  }

  /** The value given for that element of the annotation; empty when left to its default. */
  static Optional<AnnotationValue> value(AnnotationMirror mirror, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  private static List<NamedClass> classes(AnnotationValue value) {
    return switch (value.getValue()) {
      case List<?> values ->
          values.stream().flatMap(each -> classes((AnnotationValue) each).stream()).toList();
      case TypeMirror type -> List.of(new NamedClass(value, Optional.of(type)));
      default -> List.of(new NamedClass(value, Optional.empty()));
    };
  }

  private static Name name(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName();
  }
}
