package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;

/** The youngest living child, as the pool knows it. */
record NewestMember(Blueprint blueprint, Accessor.Newest accessor) implements Member {

  @Override
  public List<MethodSpec> methods() {
    CodeBlock child =
        CodeBlock.of(
            "$T.newestChild(pool, $T.class)",
            blueprint.structs(),
            blueprint.names().of(accessor.kind()));
    return List.of(new Methods(blueprint).getter(accessor, cast(child)));
  }

  /** Every struct of a kind is of its generated class, which the accessor may have asked for. */
  private CodeBlock cast(CodeBlock child) {
    return blueprint.spec().isSubtype(accessor.kind(), accessor.type())
        ? child
        : CodeBlock.of(
            "($T) $L", blueprint.names().of(accessor.type()).withoutAnnotations(), child);
  }
}
