package dev.lifeguard.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** {@code pool()}, which answers in every state. */
final class PoolAccessor implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    type.addMethod(
        MethodSpec.methodBuilder("pool")
            .addAnnotation(blueprint.names().of(Override.class))
            .addModifiers(Modifier.PUBLIC)
            .returns(blueprint.poolType())
            .addStatement("return pool")
            .build());
  }
}
