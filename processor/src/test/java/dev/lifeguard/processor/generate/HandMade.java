package dev.lifeguard.processor.generate;

import static java.util.stream.Collectors.joining;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.Outlives;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SharesPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import dev.lifeguard.processor.model.RecName;
import dev.lifeguard.processor.model.RecNames;
import dev.lifeguard.processor.model.Struct;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Builds structs from well-formed specs without checking anything, to have some to write. */
final class HandMade {

  private final Elements elements;
  private final Types types;
  private final RecNames recs;

  HandMade(Elements elements, Types types, RecNames recs) {
    this.elements = elements;
    this.types = types;
    this.recs = recs;
  }

  RecName rec(TypeElement spec) {
    String name =
        Stream.<@Nullable Element>iterate(
                spec, TypeElement.class::isInstance, Element::getEnclosingElement)
            .map(type -> type.getSimpleName().toString())
            .reduce("", (inner, outer) -> outer + inner);
    return new RecName(elements.getPackageOf(spec).getQualifiedName().toString(), name + "Rec");
  }

  Struct struct(TypeElement spec) {
    Map<String, ExecutableElement> methods = new LinkedHashMap<>();
    collect(spec, methods);
    Home home = home(spec);
    List<Accessor> accessors = new ArrayList<>();
    for (ExecutableElement method : methods.values()) {
      if (method.getParameters().isEmpty() && !List.of("pool", "close").contains(name(method))) {
        Optional<ExecutableElement> setter =
            methods.values().stream()
                .filter(
                    other -> name(other).equals(name(method)) && other.getParameters().size() == 1)
                .findFirst();
        accessors.add(accessor(spec, home, method, setter));
      }
    }
    return new Struct(
        spec,
        rec(spec),
        home,
        accessors,
        Optional.ofNullable(methods.get("pool()")),
        Optional.ofNullable(methods.get("close()")));
  }

  /** The abstract methods of the type, inherited ones first, by signature. */
  private void collect(TypeElement type, Map<String, ExecutableElement> methods) {
    for (TypeMirror superType : types.directSupertypes(type.asType())) {
      if (types.asElement(superType) instanceof TypeElement element) {
        collect(element, methods);
      }
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      String signature =
          method.getParameters().stream()
              .map(parameter -> types.erasure(parameter.asType()).toString())
              .collect(joining(",", name(method) + "(", ")"));
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        methods.put(signature, method);
      } else {
        methods.remove(signature);
      }
    }
  }

  private Home home(TypeElement spec) {
    if (spec.getAnnotation(SharesPool.class) != null) {
      return new Home.Shared(kinds(spec, SharesPool.class).getFirst());
    }
    return spec.getAnnotation(SubPoolOf.class) == null
        ? new Home.OwnRoot(spec)
        : new Home.OwnSubPool(spec, kinds(spec, SubPoolOf.class));
  }

  private Accessor accessor(
      TypeElement spec, Home home, ExecutableElement getter, Optional<ExecutableElement> setter) {
    TypeMirror type = member(spec, getter).getReturnType();
    boolean checked = getter.getAnnotation(Outlives.class) != null || isPooled(type);
    boolean nullable = isNullable(getter) || isNullable(type);
    if (getter.getAnnotation(Child.class) != null) {
      return child(spec, getter, type, setter);
    }
    if (setter.isEmpty()) {
      boolean own = kindNamed(type, LivesIn.class).stream().anyMatch(home.kind()::equals);
      return new Accessor.Component(getter, type, nullable, checked, own);
    }
    TypeMirror parameter = member(spec, setter.get()).getParameterTypes().getFirst();
    return new Accessor.Property(
        getter, type, setter.get(), parameter, nullable || isNullable(parameter), checked);
  }

  private Accessor child(
      TypeElement spec,
      ExecutableElement getter,
      TypeMirror type,
      Optional<ExecutableElement> setter) {
    if (setter.isPresent()) {
      TypeMirror parameter = member(spec, setter.get()).getParameterTypes().getFirst();
      return new Accessor.Slot(
          getter, type, setter.get(), parameter, isNullable(type) || isNullable(parameter));
    }
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    if (arguments.isEmpty()) {
      return new Accessor.Newest(getter, type, kind(spec, type));
    }
    TypeMirror argument = bound(arguments.getFirst());
    return isNamed(type, "ResourcePool")
        ? new Accessor.Scratch(getter, type, kind(spec, argument))
        : new Accessor.Children(getter, type, kind(spec, argument));
  }

  private static TypeMirror bound(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        ? Stream.of(wildcard)
            .<TypeMirror>mapMulti(
                (both, bounds) -> {
                  Optional.ofNullable(both.getExtendsBound()).ifPresent(bounds);
                  Optional.ofNullable(both.getSuperBound()).ifPresent(bounds);
                })
            .findFirst()
            .orElseThrow()
        : argument;
  }

  /** The kind that a struct type or its generated class stands for. */
  private TypeElement kind(TypeElement spec, TypeMirror type) {
    TypeElement element = (TypeElement) types.asElement(type);
    String from = elements.getPackageOf(spec).getQualifiedName().toString();
    return type.getKind() == TypeKind.ERROR
        ? recs.resolve(element.toString(), from)
            .flatMap(recs::spec)
            .map(elements::getTypeElement)
            .orElseThrow()
        : element;
  }

  private boolean isPooled(TypeMirror type) {
    Element element = types.asElement(type);
    return element != null
        && (type.getKind() == TypeKind.ERROR
            || element.getAnnotation(OwnsPool.class) != null
            || element.getAnnotation(SharesPool.class) != null
            || isNamed(type, "ResourcePool"));
  }

  private boolean isNamed(TypeMirror type, String simpleName) {
    return types.asElement(type).getSimpleName().contentEquals(simpleName);
  }

  private ExecutableType member(TypeElement spec, ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) spec.asType(), method);
  }

  private static String name(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private static boolean isNullable(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }

  private List<TypeElement> kinds(TypeElement spec, Class<? extends Annotation> annotation) {
    return kindNamed(spec, annotation);
  }

  private List<TypeElement> kindNamed(
      AnnotatedConstruct annotated, Class<? extends Annotation> annotation) {
    return annotated.getAnnotationMirrors().stream()
        .filter(
            mirror ->
                mirror
                    .getAnnotationType()
                    .asElement()
                    .getSimpleName()
                    .contentEquals(annotation.getSimpleName()))
        .flatMap(HandMade::values)
        .map(value -> (TypeElement) types.asElement((TypeMirror) value))
        .toList();
  }

  private static Stream<Object> values(AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream()
        .map(AnnotationValue::getValue)
        .flatMap(
            value ->
                value instanceof List<?> list
                    ? list.stream().map(item -> ((AnnotationValue) item).getValue())
                    : Stream.of(value));
  }
}
