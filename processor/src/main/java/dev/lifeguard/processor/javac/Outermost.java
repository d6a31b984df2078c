package dev.lifeguard.processor.javac;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds the top-level class around a declaration. */
public final class Outermost {

  private Outermost() {}

  /** The top-level class around the element; the element itself if there is none. */
  public static Element of(Element element) {
    Element outermost = element;
    for (@Nullable Element next = element; next != null; next = next.getEnclosingElement()) {
      if (next instanceof TypeElement) {
        outermost = next;
      }
    }
    return outermost;
  }
}
