package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lifeguard.processor.model.Accessor;

/** Values kept in fields: how they get in, and how they are shown. */
final class Stored {

  private Stored() {}

  /** The parameter's value, where asked for only if it outlives the struct. */
  static CodeBlock value(Blueprint blueprint, Accessor accessor, boolean checked) {
    String name = blueprint.field(accessor);
    return checked
        ? CodeBlock.of(
            "$T.checkOutlives($N, pool,$W$S)", blueprint.structs(), name, blueprint.place(accessor))
        : CodeBlock.of("$N", name);
  }

  /** Adds {@code name=value} to the joiner. */
  static CodeBlock text(Blueprint blueprint, Accessor accessor, String joiner) {
    String name = blueprint.field(accessor);
    CodeBlock shown =
        accessor.type().getKind().isPrimitive()
            ? CodeBlock.of("$N", name)
            : CodeBlock.of("$T.describe($N)", blueprint.structs(), name);
    String label = accessor.name() + '=';
    return CodeBlock.builder().addStatement("$N.add($S +$W$L)", joiner, label, shown).build();
  }
}
