package dev.lifeguard.processor.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * One value of a {@code @SuppressWarnings} that is meant for us.
 *
 * <p>{@code @SuppressWarnings({"unused", "lifeguard:LG203"})} has one, with the code LG203. {@code
 * "Lifeguard"} alone silences every rule, under Error Prone and without it.
 *
 * @param code what stands behind the prefix, which need not be the code of a rule
 * @param place the value, where one that silences nothing is reported
 */
public record Suppression(String code, Place place) {

  private static final String PREFIX = "lifeguard:";

  /** The name of the check that Lifeguard is to Error Prone, whose users silence it by that. */
  private static final String CHECK = "Lifeguard";

  private static final String ANNOTATION = SuppressWarnings.class.getName();

  /** The suppression that a value of {@code @SuppressWarnings} is, if it is ours. */
  public static Optional<Suppression> of(String value, Place place) {
    if (value.equals(CHECK)) {
      return Optional.of(new Suppression(CHECK, place));
    }
    return value.startsWith(PREFIX)
        ? Optional.of(new Suppression(value.substring(PREFIX.length()), place))
        : Optional.empty();
  }

  /** The suppressions on a declaration itself. */
  public static List<Suppression> on(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(Suppression::isSuppressWarnings)
        .flatMap(mirror -> in(element, mirror))
        .toList();
  }

  /** All values of {@code @SuppressWarnings} on a declaration, ours or not, in their order. */
  public static List<String> values(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(Suppression::isSuppressWarnings)
        .flatMap(mirror -> mirror.getElementValues().values().stream())
        .flatMap(Suppression::flat)
        .map(value -> String.valueOf(value.getValue()))
        .toList();
  }

  /** The rule that this silences; empty if there is none of that code. */
  public Optional<Rule> rule() {
    return Arrays.stream(Rule.values()).filter(this::silences).findFirst();
  }

  /** Whether this silences every rule, so that nobody asks whether it is needed. */
  public boolean isOfAll() {
    return code.equals(CHECK);
  }

  /** Whether this silences findings of {@code rule}. */
  public boolean silences(Rule rule) {
    return isOfAll() || code.equals(rule.name());
  }

  private static Stream<Suppression> in(Element element, AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream()
        .flatMap(Suppression::flat)
        .flatMap(
            value ->
                value.getValue() instanceof String text
                    ? of(text, Place.of(element, mirror, value)).stream()
                    : Stream.empty());
  }

  /** A lone value stands for an array of one. */
  private static Stream<AnnotationValue> flat(AnnotationValue value) {
    return value.getValue() instanceof List<?> values
        ? values.stream().filter(AnnotationValue.class::isInstance).map(AnnotationValue.class::cast)
        : Stream.of(value);
  }

  private static boolean isSuppressWarnings(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(ANNOTATION);
  }
}
