package dev.lifeguard.processor.generate;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
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
    blueprint
        .components()
        .forEach(
            component ->
                constructor.addParameter(
                    blueprint.parameter(
                        component, names.of(component.type()), component.getter())));
    for (Member member : blueprint.members()) {
      member.field().ifPresent(field -> initialize(constructor, field, member));
    }
    type.addMethod(constructor.addExceptions(blueprint.thrown()).build());
  }

  private static void initialize(MethodSpec.Builder constructor, FieldSpec field, Member member) {
    member
        .initialValue()
        .ifPresent(value -> constructor.addStatement("this.$N =$W$L", field, value));
  }
}
