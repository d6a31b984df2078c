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
      return CodeBlock.of(Blueprint.literally(name));
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
    String name = Blueprint.literally(blueprint.field(accessor));
    String start =
        Blueprint.literally(joiner) + ".add(\"" + Blueprint.literally(accessor.name()) + "=\" +$W";
    return accessor.type().getKind().isPrimitive()
        ? CodeBlock.builder().addStatement(start + name + ")").build()
        : CodeBlock.builder()
            .addStatement(start + "$T.describe(" + name + "))", blueprint.structs())
            .build();
  }
}
