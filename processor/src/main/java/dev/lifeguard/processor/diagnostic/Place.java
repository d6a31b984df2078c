package dev.lifeguard.processor.diagnostic;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** Where a finding belongs: at a declaration, or at a position inside a body. */
public sealed interface Place permits Declared, Position {

  /** The name of a declaration. */
  static Declared of(Element element) {
    return new Declared(element);
  }

  /** An annotation on a declaration. */
  static Declared of(Element element, AnnotationMirror annotation) {
    return new Declared(element, annotation);
  }

  /** A value in an annotation on a declaration. */
  static Declared of(Element element, AnnotationMirror annotation, AnnotationValue value) {
    return new Declared(element, annotation, value);
  }

  /** The suppressions that are in force here, innermost first. */
  List<Suppression> suppressions();
}
