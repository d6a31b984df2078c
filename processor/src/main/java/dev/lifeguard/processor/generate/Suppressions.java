package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * The warnings that the spec earns and the generated class would repeat: its signatures mention
 * something deprecated, a raw type, and so on. What the spec has not earned is not suppressed.
 */
final class Suppressions extends SimpleTypeVisitor14<Void, Void> {

  private final TypeNames names;
  private final Set<String> found = new TreeSet<>();

  Suppressions(Blueprint blueprint) {
    Spec spec = blueprint.spec();
    this.names = blueprint.names();
    mention(spec.element());
    ElementFilter.constructorsIn(spec.element().getEnclosedElements()).stream()
        .filter(constructor -> constructor.getParameters().isEmpty())
        .forEach(this::deprecation);
    mention(blueprint.struct().home().kind());
    if (blueprint.struct().home() instanceof Home.OwnSubPool home && home.parents().size() == 1) {
      mention(home.parents().getFirst());
    }
    blueprint.struct().accessors().forEach(this::accessor);
    if (spec.is(Serializable.class.getCanonicalName())) {
      found.add("serial");
    }
  }

  /** The annotation for the class, where it needs one. */
  Optional<AnnotationSpec> annotation() {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(names.of(SuppressWarnings.class));
    found.forEach(warning -> annotation.addMember("value", "$S", warning));
    return Optional.of(annotation.build());
  }

  private void accessor(Accessor accessor) {
    accessor.type().accept(this, null);
    overridden(accessor.getter());
    accessor.setterIfAny().ifPresent(this::setter);
  }

  private void setter(ExecutableElement setter) {
    overridden(setter);
    TypeMirror parameter = setter.getParameters().getFirst().asType();
    parameter.accept(this, null);
    if (setter.isVarArgs()
        && parameter instanceof ArrayType array
        && !Spec.isReifiable(array.getComponentType())) {
      found.add("unchecked");
    }
  }

  /** Being deprecated itself, an override may override what is; unless that is to be removed. */
  private void overridden(ExecutableElement method) {
    Deprecated deprecated = method.getAnnotation(Deprecated.class);
    if (deprecated != null && deprecated.forRemoval()) {
      found.add("removal");
    }
  }

  private void mention(TypeElement type) {
    Element at = type;
    for (; at instanceof TypeElement named; at = at.getEnclosingElement()) {
      deprecation(named);
    }
  }

  private void deprecation(Element element) {
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    if (deprecated != null) {
      found.add(deprecated.forRemoval() ? "removal" : "deprecation");
    }
  }

  @Override
  public Void visitDeclared(DeclaredType type, Void nothing) {
    TypeElement element = (TypeElement) type.asElement();
    mention(element);
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.isEmpty() && !element.getTypeParameters().isEmpty()) {
      found.add("rawtypes");
    }
    arguments.forEach(argument -> argument.accept(this, null));
    type.getEnclosingType().accept(this, null);
    return null;
  }

  @Override
  public Void visitArray(ArrayType type, Void nothing) {
    return type.getComponentType().accept(this, null);
  }

  @Override
  public Void visitWildcard(WildcardType type, Void nothing) {
    if (type.getExtendsBound() != null) {
      type.getExtendsBound().accept(this, null);
    }
    if (type.getSuperBound() != null) {
      type.getSuperBound().accept(this, null);
    }
    return null;
  }
}
