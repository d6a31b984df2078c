package dev.lifeguard.processor.generate;

import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The pool, then what the accessors keep. */
final class Fields implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    type.addField(blueprint.poolType(), "pool", Modifier.PRIVATE, Modifier.FINAL);
    blueprint.members().forEach(member -> member.field().ifPresent(type::addField));
  }
}
