package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;

/** A value with a setter, in a field that starts zeroed. */
record PropertyMember(Blueprint blueprint, Accessor.Property accessor) implements Member {

  @Override
  public Optional<FieldSpec> field() {
    FieldSpec.Builder field = blueprint.storedField(accessor);
    if (isNullUntilSet()) {
      field.addAnnotation(
          AnnotationSpec.builder(blueprint.names().of(SuppressWarnings.class))
              .addMember("value", "$S", "NullAway.Init")
              .build());
    }
    return Optional.of(field.build());
  }

  /** Whether a checker of nulls would miss an initial value. */
  private boolean isNullUntilSet() {
    return blueprint.nullMarking().excludesNull()
        && !accessor.nullable()
        && !accessor.type().getKind().isPrimitive()
        && Stream.of(accessor.type(), accessor.getter())
            .noneMatch(PropertyMember::isMarkedNullable);
  }

  private static boolean isMarkedNullable(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName())
        .anyMatch(name -> name.contentEquals("Nullable"));
  }

  @Override
  public List<MethodSpec> methods() {
    Methods methods = new Methods(blueprint);
    CodeBlock stored = Stored.value(blueprint, accessor, accessor.checked(), accessor.nullable());
    return List.of(
        methods.getter(accessor),
        methods.setter(
            accessor,
            accessor.setter(),
            accessor.parameterType(),
            accessor.nullable(),
            CodeBlock.builder()
                .add("this." + Blueprint.literally(name()) + " =$W")
                .add(stored)
                .build()));
  }

  /** Shown once it is set. */
  @Override
  public Optional<CodeBlock> text(String joiner) {
    return Optional.of(
        CodeBlock.builder()
            .beginControlFlow("if ($L)", isSet())
            .add(Stored.text(blueprint, accessor, joiner))
            .endControlFlow()
            .build());
  }

  private CodeBlock isSet() {
    return switch (accessor.type().getKind()) {
      case BOOLEAN -> CodeBlock.of(Blueprint.literally(name()));
      case BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
          CodeBlock.of(Blueprint.literally(name()) + " != 0");
      default -> CodeBlock.of(Blueprint.literally(name()) + " != null");
    };
  }

  private String name() {
    return blueprint.field(accessor);
  }
}
