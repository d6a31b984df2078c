package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Accessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Turns the abstract methods of a spec into accessors, and reports those that fit no pattern.
 *
 * <table>
 * <caption>Patterns</caption>
 * <tr><th>methods</th><th>is</th></tr>
 * <tr><td>{@code T t();}</td><td>a component</td></tr>
 * <tr><td>{@code T t(); void t(T t);}</td><td>a property</td></tr>
 * <tr><td>{@code @Child T t(); void t(T t);}</td><td>a slot</td></tr>
 * <tr><td>{@code @Child T t();}</td><td>the newest child</td></tr>
 * <tr><td>{@code @Child List<T> t();}</td><td>a view of the children</td></tr>
 * <tr><td>{@code @Child ResourcePool<T> t();}</td><td>a scratch pool</td></tr>
 * </table>
 */
final class AccessorReader {

  private final Facts facts;

  AccessorReader(Facts facts) {
    this.facts = facts;
  }

  /** The accessors among {@code methods}, which are all abstract methods of the spec. */
  List<Accessor> read(
      TypeElement spec, Residence home, List<ExecutableElement> methods, Sink sink) {
    List<Accessor> accessors = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Optional<String> misfit = misfit(spec, method, methods);
      if (misfit.isPresent()) {
        sink.report(finding(spec, method, misfit.get()));
      } else if (Member.isAccessor(method)) {
        setterOf(spec, method, methods)
            .ifPresentOrElse(
                setter -> accessors.add(withSetter(spec, method, setter)),
                () -> accessors.add(withoutSetter(spec, home, method)));
      }
    }
    return accessors;
  }

  /** Why the method fits no pattern, with what would. */
  private Optional<String> misfit(
      TypeElement spec, ExecutableElement method, List<ExecutableElement> methods) {
    String name = method.getSimpleName().toString();
    if (!method.getTypeParameters().isEmpty()) {
      return Optional.of("it has type parameters");
    }
    if (isOutOfReach(spec, method)) {
      return Optional.of(
          "it is package-private in another package, where it cannot be implemented");
    }
    if (Member.isAccessor(method)) {
      return Optional.empty();
    }
    if (method.getParameters().size() == 1) {
      return misfitSetter(spec, method, methods);
    }
    return Optional.of(
        method.getParameters().isEmpty()
            ? "it neither takes nor gives a value, and only close() may"
            : "it takes "
                + method.getParameters().size()
                + " arguments; only "
                + name
                + "() and void "
                + name
                + "(value) are known");
  }

  private Optional<String> misfitSetter(
      TypeElement spec, ExecutableElement method, List<ExecutableElement> methods) {
    String name = method.getSimpleName().toString();
    if (method.getReturnType().getKind() != TypeKind.VOID) {
      return Optional.of("a setter gives no result: it is void " + name + "(value)");
    }
    Optional<ExecutableElement> getter =
        methods.stream()
            .filter(other -> Member.isAccessor(other) && other.getSimpleName().contentEquals(name))
            .findFirst();
    TypeMirror type = parameterType(spec, method);
    if (getter.isEmpty()) {
      return Optional.of(
          "it sets a value that nothing reads: it needs an accessor %s %s()"
              .formatted(Words.name(type), name));
    }
    TypeMirror read = Member.seenFrom(spec, getter.get(), facts).getReturnType();
    if (!sameType(read, type)) {
      return Optional.of(
          "it sets %s, but the accessor gives %s; both must be the same type"
              .formatted(Words.a(Words.name(type)), Words.a(Words.name(read))));
    }
    return isView(spec, getter.get())
        ? Optional.of("the children are a view, which nothing can set")
        : Optional.empty();
  }

  private boolean isView(TypeElement spec, ExecutableElement getter) {
    TypeMirror type = Member.seenFrom(spec, getter, facts).getReturnType();
    return Annotations.has(getter, Annotations.CHILD)
        && !(ChildShape.of(type, getter, facts) instanceof ChildShape.One
            || ChildShape.of(type, getter, facts) instanceof ChildShape.Unfit);
  }

  private boolean isOutOfReach(TypeElement spec, ExecutableElement method) {
    boolean packagePrivate =
        method.getModifiers().stream()
            .noneMatch(
                modifier ->
                    switch (modifier) {
                      case PUBLIC, PROTECTED -> true;
                      default -> false;
                    });
    return packagePrivate
        && !Member.declarer(method).getKind().isInterface()
        && !facts.elements().getPackageOf(method).equals(facts.elements().getPackageOf(spec));
  }

  private Finding finding(TypeElement spec, ExecutableElement method, String why) {
    boolean own = Member.declarer(method).equals(spec);
    String name = method.getSimpleName().toString();
    return Finding.of(
            Rule.LG103,
            own ? Place.of(method) : Place.of(spec),
            "no struct can be generated for %s: %s fits no pattern"
                .formatted(spec.getSimpleName(), Words.member(spec, method)))
        .because("For " + name + ", " + why + ".")
        .because("An accessor is T name(), with void name(T value) if it can change.")
        .fix(fix(spec, method));
  }

  private String fix(TypeElement spec, ExecutableElement method) {
    Element declarer = Member.declarer(method);
    if (isOutOfReach(spec, method)) {
      return "make it protected in " + declarer.getSimpleName();
    }
    String how =
        !declarer.equals(spec)
            ? "implement it in " + spec.getSimpleName()
            : declarer.getKind().isInterface()
                ? "make it a default or static method"
                : "give it a body";
    return how + ", if it is no part of the struct's state";
  }

  private Optional<ExecutableElement> setterOf(
      TypeElement spec, ExecutableElement getter, List<ExecutableElement> methods) {
    return methods.stream()
        .filter(Member::isSetter)
        .filter(method -> method.getSimpleName().equals(getter.getSimpleName()))
        .filter(method -> misfit(spec, method, methods).isEmpty())
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
    TypeElement pooled = facts.elements().getTypeElement("dev.lifeguard.runtime.Pooled");
    return KindReader.element(type)
        .filter(
            element ->
                element.getQualifiedName().contentEquals("dev.lifeguard.runtime.ResourcePool")
                    || Annotations.has(element, Annotations.SHARES_POOL)
                    || (pooled != null && facts.types().isSubtype(type, pooled.asType())))
        .isPresent();
  }

  private TypeMirror parameterType(TypeElement spec, ExecutableElement setter) {
    return Member.seenFrom(spec, setter, facts).getParameterTypes().getFirst();
  }

  private boolean sameType(TypeMirror one, TypeMirror other) {
    return facts.types().isSameType(one, other)
        || (one.getKind() == TypeKind.ERROR && one.toString().equals(other.toString()));
  }

  private static boolean isNullable(Element element, TypeMirror type) {
    return Annotations.hasNamed(type, "Nullable") || Annotations.hasNamed(element, "Nullable");
  }
}
