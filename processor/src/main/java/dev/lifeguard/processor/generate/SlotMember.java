package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** One child struct at a time, in a {@code ChildSlot}. */
record SlotMember(Blueprint blueprint, Accessor.Slot accessor) implements Member {

  @Override
  public Optional<FieldSpec> field() {
    var type =
        ParameterizedTypeName.get(
            blueprint.names().inScope(RuntimeTypes.CHILD_SLOT),
            blueprint.names().of(accessor.type()).withoutAnnotations());
    return Optional.of(
        FieldSpec.builder(type, name()).addModifiers(Modifier.PRIVATE, Modifier.FINAL).build());
  }

  @Override
  public Optional<CodeBlock> initialValue() {
    return Optional.of(
        CodeBlock.of(
            "new $T<>(pool,$W$S)",
            blueprint.names().inScope(RuntimeTypes.CHILD_SLOT),
            blueprint.place(accessor)));
  }

  @Override
  public List<MethodSpec> methods() {
    Methods methods = new Methods(blueprint);
    return List.of(
        methods.getter(accessor, CodeBlock.of("$N.get()", name())),
        methods.setter(
            accessor,
            accessor.setter(),
            accessor.parameterType(),
            accessor.nullable(),
            CodeBlock.of("this.$N.set($N)", name(), name())));
  }

  private String name() {
    return blueprint.field(accessor);
  }
}
