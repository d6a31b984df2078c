package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The annotations that generated code takes over from the spec. */
final class TypeAnnotations {

  private static final Set<String> NULLNESS = Set.of("Nullable", "NonNull");
  private static final String LIVES_IN = "dev.lifeguard.annotations.LivesIn";

  private final TypeNames names;

  TypeAnnotations(TypeNames names) {
    this.names = names;
  }

  /** Those on {@code annotated}, in the order of the source. */
  List<AnnotationSpec> of(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .filter(mirror -> isKept(type(mirror)))
        .map(this::copy)
        .toList();
  }

  private static boolean isKept(TypeElement annotation) {
    return NULLNESS.contains(annotation.getSimpleName().toString())
        || annotation.getQualifiedName().contentEquals(LIVES_IN);
  }

  AnnotationSpec copy(AnnotationMirror mirror) {
    AnnotationSpec.Builder copy = AnnotationSpec.builder(names.of(type(mirror)));
    mirror
        .getElementValues()
        .forEach((member, value) -> copy.addMember(member.getSimpleName().toString(), code(value)));
    return copy.build();
  }

  private CodeBlock code(AnnotationValue value) {
    return value.getValue() instanceof TypeMirror type
        ? CodeBlock.of("$T.class", names.of(type))
        : CodeBlock.of("$L", value);
  }

  static TypeElement type(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }
}
