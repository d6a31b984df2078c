package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Sink;
import javax.lang.model.element.TypeElement;

/** A rule that a declaration alone can break. */
@FunctionalInterface
interface DeclarationRule {

  /** Reports what is wrong with {@code type}; its member types are looked at by themselves. */
  void check(TypeElement type, Sink sink);
}
