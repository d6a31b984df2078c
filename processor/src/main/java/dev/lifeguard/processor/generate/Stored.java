package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.lifeguard.processor.model.Accessor;

/** Values kept in fields: how they get in, and how they are shown. */
final class Stored {

  private Stored() {}

  /** The parameter's value, where asked for only if it outlives the struct. */
  static CodeBlock value(
      Blueprint blueprint, Accessor accessor, boolean checked, boolean nullable) {
    String name = blueprint.field(accessor);
    if (!checked) {
      return CodeBlock.of("$N", name);
    }
    CodeBlock value =
        CodeBlock.of(
            "$T.checkOutlives($N, pool,$W$S)",
            blueprint.structs(),
            name,
            blueprint.place(accessor));
    return nullable ? CodeBlock.of("$N == null ? null :$W$L", name, value) : value;
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
