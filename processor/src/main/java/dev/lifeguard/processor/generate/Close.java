package dev.lifeguard.processor.generate;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** {@code close()}, for whoever owns a pool. */
final class Close implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    if (blueprint.struct().home().ownsPool()) {
      type.addMethod(
          MethodSpec.methodBuilder("close")
              .addAnnotation(blueprint.names().of(Override.class))
              .addModifiers(Modifier.PUBLIC)
              .addStatement("pool.close()")
              .build());
    }
  }
}
