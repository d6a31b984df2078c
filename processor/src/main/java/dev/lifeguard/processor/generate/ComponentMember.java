package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** A value given at creation, in a final field. */
record ComponentMember(Blueprint blueprint, Accessor.Component accessor) implements Member {

  @Override
  public Optional<FieldSpec> field() {
    return Optional.of(blueprint.storedField(accessor).addModifiers(Modifier.FINAL).build());
  }

  @Override
  public Optional<CodeBlock> initialValue() {
    return Optional.of(Stored.value(blueprint, accessor, accessor.checked(), accessor.nullable()));
  }

  @Override
  public List<MethodSpec> methods() {
    return List.of(new Methods(blueprint).getter(accessor));
  }

  @Override
  public Optional<CodeBlock> text(String joiner) {
    return Optional.of(Stored.text(blueprint, accessor, joiner));
  }
}
