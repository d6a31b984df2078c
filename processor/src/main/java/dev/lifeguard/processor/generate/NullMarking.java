package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What an unmarked type means about null around a spec: what the nearest of {@code @NullMarked} and
 * {@code @NullUnmarked} says. The generated class is to be read in the same way.
 */
final class NullMarking {

  private static final String MARKED = "NullMarked";
  private static final Set<String> MARKERS = Set.of(MARKED, "NullUnmarked");

  private final TypeElement spec;
  private final TypeAnnotations annotations;

  NullMarking(TypeElement spec, TypeAnnotations annotations) {
    this.spec = spec;
    this.annotations = annotations;
  }

  /** Whether an unmarked type does not include null. */
  boolean excludesNull() {
    return around()
        .flatMap(NullMarking::markers)
        .findFirst()
        .filter(marker -> name(marker).equals(MARKED))
        .isPresent();
  }

  /** The marker to repeat on the generated class: one that a type carries, not the package. */
  List<AnnotationSpec> repeated() {
    return around()
        .takeWhile(TypeElement.class::isInstance)
        .flatMap(NullMarking::markers)
        .limit(1)
        .map(annotations::copy)
        .toList();
  }

  /** The spec, the types around it, the package, the module. */
  private Stream<Element> around() {
    Stream.Builder<Element> around = Stream.builder();
    for (@Nullable Element at = spec; at != null; at = at.getEnclosingElement()) {
      around.add(at);
    }
    return around.build();
  }

  private static Stream<? extends AnnotationMirror> markers(Element element) {
    return element.getAnnotationMirrors().stream().filter(mirror -> MARKERS.contains(name(mirror)));
  }

  private static String name(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }
}
