package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The annotations about null and lifetime that generated code takes over from the spec. */
final class TypeAnnotations {

  private static final Set<String> NULLNESS = Set.of("Nullable", "NonNull");
  private static final ClassName LIVES_IN = ClassName.get("dev.lifeguard.annotations", "LivesIn");

  private final TypeNames names;

  TypeAnnotations(TypeNames names) {
    this.names = names;
  }

  /** Those on a type, in the order of the source. */
  List<AnnotationSpec> on(TypeMirror type) {
    List<? extends AnnotationMirror> mirrors = type.getAnnotationMirrors();
    if (mirrors.isEmpty()) {
      return List.of();
    }
    return mirrors.stream()
        .filter(mirror -> isNullness(mirror) || isLifetime(mirror))
        .map(this::copy)
        .toList();
  }

  /**
   * Those about null on a declaration rather than on its type, as annotations older than Java 8
   * are, as far as they may stand on a declaration of that sort.
   */
  List<AnnotationSpec> on(Element declaration, ElementType sort) {
    List<? extends AnnotationMirror> mirrors = declaration.getAnnotationMirrors();
    if (mirrors.isEmpty()) {
      return List.of();
    }
    return mirrors.stream()
        .filter(TypeAnnotations::isNullness)
        .filter(mirror -> isForDeclarations(mirror, sort))
        .map(this::copy)
        .toList();
  }

  /** The annotation of that name on {@code annotated}, if it is there. */
  List<AnnotationSpec> named(AnnotatedConstruct annotated, String qualifiedName) {
    List<? extends AnnotationMirror> mirrors = annotated.getAnnotationMirrors();
    if (mirrors.isEmpty()) {
      return List.of();
    }
    return mirrors.stream()
        .filter(mirror -> type(mirror).getQualifiedName().contentEquals(qualifiedName))
        .map(this::copy)
        .toList();
  }

  boolean isLifetime(AnnotationSpec annotation) {
    return annotation.type().equals(names.inScope(LIVES_IN));
  }

  private static boolean isLifetime(AnnotationMirror mirror) {
    return type(mirror).getQualifiedName().contentEquals(LIVES_IN.canonicalName());
  }

  private static boolean isNullness(AnnotationMirror mirror) {
    return NULLNESS.contains(type(mirror).getSimpleName().toString());
  }

  private static boolean isForDeclarations(AnnotationMirror mirror, ElementType sort) {
    Target target = type(mirror).getAnnotation(Target.class);
    if (target == null) {
      return true;
    }
    List<ElementType> sorts = List.of(target.value());
    return sorts.contains(sort) && !sorts.contains(ElementType.TYPE_USE);
  }

  AnnotationSpec copy(AnnotationMirror mirror) {
    List<CodeBlock> members =
        mirror.getElementValues().entrySet().stream()
            .map(entry -> member(entry.getKey(), code(entry.getValue())))
            .toList();
    AnnotationSpec.Builder copy = AnnotationSpec.builder(names.of(type(mirror)));
    if (!members.isEmpty()) {
      // As if it were the value alone: JavaPoet then leaves it on one line.
      copy.addMember("value", CodeBlock.join(members, ", "));
    }
    return copy.build();
  }

  private static CodeBlock member(ExecutableElement member, CodeBlock value) {
    Name name = member.getSimpleName();
    return name.contentEquals("value") ? value : CodeBlock.of("$L = $L", name, value);
  }

  private CodeBlock code(AnnotationValue value) {
    return value.getValue() instanceof TypeMirror type
        ? CodeBlock.of("$T.class", names.of(type))
        : CodeBlock.of("$L", value);
  }

  private static TypeElement type(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }
}
