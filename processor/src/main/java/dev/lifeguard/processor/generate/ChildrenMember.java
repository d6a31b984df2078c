package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The children of a kind, as the pool knows them. */
record ChildrenMember(Blueprint blueprint, Accessor.Children accessor) implements Member {

  @Override
  public List<MethodSpec> methods() {
    CodeBlock children =
        CodeBlock.of(
            "$T.children(pool, $T.class)",
            blueprint.structs(),
            blueprint.names().of(accessor.kind()));
    Methods methods = new Methods(blueprint);
    return List.of(
        generatedElement()
            .map(element -> cast(methods, element, children))
            .orElseGet(() -> methods.getter(accessor, children)));
  }

  /**
   * Every struct of a kind is of its generated class, so the list may be taken for one of those.
   */
  private MethodSpec cast(Methods methods, TypeMirror element, CodeBlock children) {
    TypeNames names = blueprint.names();
    var list =
        ParameterizedTypeName.get(names.of(List.class), names.of(element).withoutAnnotations());
    var anything = ParameterizedTypeName.get(names.of(List.class), RuntimeTypes.ANYTHING);
    return methods
        .getter(accessor, CodeBlock.of("($T) ($T)$W$L", list, anything, children))
        .toBuilder()
        .addAnnotation(
            AnnotationSpec.builder(names.of(SuppressWarnings.class))
                .addMember("value", "$S", "unchecked")
                .build())
        .build();
  }

  /** The element type, if it is the generated class rather than the kind or above. */
  private Optional<TypeMirror> generatedElement() {
    if (!(accessor.type() instanceof DeclaredType type) || type.getTypeArguments().isEmpty()) {
      return Optional.empty();
    }
    return bound(type.getTypeArguments().getFirst())
        .filter(element -> !blueprint.spec().isSubtype(accessor.kind(), element));
  }

  private static Optional<TypeMirror> bound(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        ? Optional.ofNullable(wildcard.getExtendsBound())
        : Optional.of(argument);
  }
}
