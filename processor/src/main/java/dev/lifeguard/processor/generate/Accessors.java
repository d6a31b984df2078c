package dev.lifeguard.processor.generate;

import com.palantir.javapoet.TypeSpec;

/** The accessors and setters of the spec, in its order. */
final class Accessors implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    blueprint.members().forEach(member -> type.addMethods(member.methods()));
  }
}
