package dev.lifeguard.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A declaration or, more exactly, an annotation on it or a value in that. */
public record Declared(
    Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value)
    implements Place {

  Declared(Element element) {
    this(element, Optional.empty(), Optional.empty());
  }

  Declared(Element element, AnnotationMirror annotation) {
    this(element, Optional.of(annotation), Optional.empty());
  }

  Declared(Element element, AnnotationMirror annotation, AnnotationValue value) {
    this(element, Optional.of(annotation), Optional.of(value));
  }

  @Override
  public List<Suppression> suppressions() {
    var suppressions = new ArrayList<Suppression>();
    for (@Nullable Element next = element; next != null; next = next.getEnclosingElement()) {
      suppressions.addAll(Suppression.on(next));
    }
    return suppressions;
  }
}
