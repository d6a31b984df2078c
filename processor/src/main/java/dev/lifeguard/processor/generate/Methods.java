package dev.lifeguard.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.lifeguard.processor.model.Accessor;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Accessors and setters: each first makes sure that the pool is still there. */
final class Methods {

  private final Blueprint blueprint;
  private final Inheritance inheritance;

  Methods(Blueprint blueprint) {
    this.blueprint = blueprint;
    this.inheritance = new Inheritance(blueprint.names());
  }

  MethodSpec getter(Accessor accessor, CodeBlock value) {
    return inheritance
        .override(accessor.getter(), blueprint.names().of(accessor.type()))
        .addStatement(blueprint.checkAlive())
        .addStatement("return $L", value)
        .build();
  }

  /** An accessor that gives what is in its field. */
  MethodSpec getter(Accessor accessor) {
    return inheritance
        .override(accessor.getter(), blueprint.names().of(accessor.type()))
        .addStatement(blueprint.checkAlive())
        .addStatement("return " + Blueprint.literally(blueprint.field(accessor)))
        .build();
  }

  /** A setter whose parameter has the name of the field. */
  MethodSpec setter(
      Accessor accessor,
      ExecutableElement setter,
      TypeMirror type,
      boolean nullable,
      CodeBlock store) {
    String name = blueprint.field(accessor);
    TypeName typeName = blueprint.names().of(type);
    MethodSpec.Builder method =
        inheritance
            .override(setter, TypeName.VOID)
            .addParameter(
                blueprint.parameter(accessor, typeName, setter.getParameters().getFirst()))
            .varargs(setter.isVarArgs() && typeName instanceof ArrayTypeName)
            .addStatement(blueprint.checkAlive());
    if (!nullable && !type.getKind().isPrimitive()) {
      method.addStatement(blueprint.requireNonNull(name, accessor.name()));
    }
    return method.addStatement(store).build();
  }
}
