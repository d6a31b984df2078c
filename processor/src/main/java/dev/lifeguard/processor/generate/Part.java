package dev.lifeguard.processor.generate;

import com.palantir.javapoet.TypeSpec;

/** One part of the generated class. */
@FunctionalInterface
interface Part {

  /** Adds this part to {@code type}, or nothing where the struct has no use for it. */
  void addTo(TypeSpec.Builder type, Blueprint blueprint);
}
