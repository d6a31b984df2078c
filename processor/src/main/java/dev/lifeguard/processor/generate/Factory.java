package dev.lifeguard.processor.generate;

import com.palantir.javapoet.TypeSpec;
import java.util.Set;

/** The factory that takes every component as it is. */
final class Factory implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    type.addMethod(new Creation(blueprint, Set.of()).method());
  }
}
