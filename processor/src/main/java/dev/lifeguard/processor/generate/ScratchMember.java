package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** A sub-pool that is made on first use, in a {@code ChildPool}. */
record ScratchMember(Blueprint blueprint, Accessor.Scratch accessor) implements Member {

  @Override
  public Optional<FieldSpec> field() {
    TypeNames names = blueprint.names();
    var type =
        ParameterizedTypeName.get(
            names.inScope(RuntimeTypes.CHILD_POOL), names.of(accessor.kind()));
    return Optional.of(
        FieldSpec.builder(type, name()).addModifiers(Modifier.PRIVATE, Modifier.FINAL).build());
  }

  @Override
  public Optional<CodeBlock> initialValue() {
    TypeNames names = blueprint.names();
    return Optional.of(
        CodeBlock.of(
            "new $T<>(pool,$W$T.class)",
            names.inScope(RuntimeTypes.CHILD_POOL),
            names.of(accessor.kind())));
  }

  @Override
  public List<MethodSpec> methods() {
    return List.of(new Methods(blueprint).getter(accessor, CodeBlock.of("$N.get()", name())));
  }

  private String name() {
    return blueprint.field(accessor);
  }
}
