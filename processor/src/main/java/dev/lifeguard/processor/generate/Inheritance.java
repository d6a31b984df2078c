package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.lang.annotation.ElementType;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** What a generated declaration takes over from the one in the spec. */
final class Inheritance {

  private final TypeNames names;

  Inheritance(TypeNames names) {
    this.names = names;
  }

  /** An override of {@code method} with its visibility, and deprecated where it is. */
  MethodSpec.Builder override(ExecutableElement method, TypeName result) {
    MethodSpec.Builder override =
        MethodSpec.methodBuilder(method.getSimpleName().toString())
            .addAnnotation(names.of(Override.class))
            .addAnnotations(deprecation(method))
            .addAnnotations(names.annotations().on(method, ElementType.METHOD))
            .returns(result);
    for (Modifier modifier : List.of(Modifier.PUBLIC, Modifier.PROTECTED)) {
      if (method.getModifiers().contains(modifier)) {
        override.addModifiers(modifier);
      }
    }
    return override;
  }

  /** The {@code @Deprecated} of {@code element}, for whoever uses it by the generated class. */
  List<AnnotationSpec> deprecation(Element element) {
    return names.annotations().named(element, Deprecated.class.getCanonicalName());
  }
}
