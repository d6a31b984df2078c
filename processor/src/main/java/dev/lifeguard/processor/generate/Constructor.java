package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lifeguard.processor.model.Accessor;
import javax.lang.model.element.Modifier;

/** The constructor, to which the factories give a pool and values that are not null by mistake. */
final class Constructor implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    TypeNames names = blueprint.names();
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(blueprint.poolType(), "pool")
            .addStatement("this.pool = pool");
    for (Accessor.Component component : blueprint.components()) {
      constructor.addParameter(
          blueprint.parameter(component, names.of(component.type()), component.getter()));
    }
    for (Member member : blueprint.members()) {
      member.initialValue().ifPresent(value -> initialize(constructor, member, value));
    }
    type.addMethod(constructor.addExceptions(blueprint.thrown()).build());
  }

  private static void initialize(MethodSpec.Builder constructor, Member member, CodeBlock value) {
    member
        .field()
        .ifPresent(
            field ->
                constructor.addStatement(
                    CodeBlock.builder()
                        .add("this." + Blueprint.literally(field.name()) + " =$W")
                        .add(value)
                        .build()));
  }
}
