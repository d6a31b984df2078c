package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Accessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Turns the abstract methods of a spec into accessors, and reports those that fit no pattern. */
final class AccessorReader {

  private final Facts facts;
  private final AccessorPatterns patterns;

  AccessorReader(Facts facts) {
    this.facts = facts;
    this.patterns = new AccessorPatterns(facts);
  }

  /** The accessors among {@code methods}, which are all abstract methods of the spec. */
  List<Accessor> read(
      TypeElement spec, Residence home, List<ExecutableElement> methods, Sink sink) {
    List<Accessor> accessors = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Optional<Finding> misfit = patterns.misfit(spec, method, methods);
      if (misfit.isPresent()) {
        sink.report(misfit.get());
      } else if (Member.isAccessor(method)) {
        setterOf(spec, method, methods)
            .ifPresentOrElse(
                setter -> accessors.add(withSetter(spec, method, setter)),
                () -> accessors.add(withoutSetter(spec, home, method)));
      }
    }
    return accessors;
  }

  private Optional<ExecutableElement> setterOf(
      TypeElement spec, ExecutableElement getter, List<ExecutableElement> methods) {
    return methods.stream()
        .filter(Member::isSetter)
        .filter(method -> method.getSimpleName().equals(getter.getSimpleName()))
        .filter(method -> patterns.misfit(spec, method, methods).isEmpty())
        .findFirst();
  }

  private Accessor withSetter(
      TypeElement spec, ExecutableElement getter, ExecutableElement setter) {
    TypeMirror type = Member.seenFrom(spec, getter, facts).getReturnType();
    TypeMirror parameter = parameterType(spec, setter);
    boolean nullable = isNullable(setter.getParameters().getFirst(), parameter);
    return Annotations.has(getter, Annotations.CHILD)
        ? new Accessor.Slot(getter, type, setter, parameter, nullable)
        : new Accessor.Property(
            getter, type, setter, parameter, nullable, isChecked(parameter, setter));
  }

  private Accessor withoutSetter(TypeElement spec, Residence home, ExecutableElement getter) {
    TypeMirror type = Member.seenFrom(spec, getter, facts).getReturnType();
    if (Annotations.has(getter, Annotations.CHILD)) {
      switch (ChildShape.of(type, getter, facts)) {
        case ChildShape.One one -> {
          return new Accessor.Newest(getter, type, one.spec());
        }
        case ChildShape.Many many -> {
          return new Accessor.Children(getter, type, many.spec());
        }
        case ChildShape.Scratch scratch -> {
          return new Accessor.Scratch(getter, type, scratch.type());
        }
        case ChildShape.Unfit _ -> {}
      }
    }
    boolean own =
        home.owning()
            && facts.mentions(type, getter).stream()
                .anyMatch(each -> each.kind().equals(home.kind()) && !each.owning());
    return new Accessor.Component(
        getter, type, isNullable(getter, type), isChecked(type, getter), own);
  }

  /** Whether a value of the type has a pool that can be compared with that of the struct. */
  private boolean isChecked(TypeMirror type, Element where) {
    return isChecked(type)
        || facts.top(type, where).filter(Residence::owning).isPresent()
        || Annotations.has(where, Annotations.OUTLIVES);
  }

  private boolean isChecked(TypeMirror type) {
    return KindReader.element(type)
        .filter(
            element ->
                RuntimeTypes.isPool(element)
                    || Annotations.has(element, Annotations.SHARES_POOL)
                    || facts.isPooled(type))
        .isPresent();
  }

  private TypeMirror parameterType(TypeElement spec, ExecutableElement setter) {
    return Member.seenFrom(spec, setter, facts).getParameterTypes().getFirst();
  }

  private static boolean isNullable(Element element, TypeMirror type) {
    return Annotations.hasNamed(type, "Nullable") || Annotations.hasNamed(element, "Nullable");
  }
}
