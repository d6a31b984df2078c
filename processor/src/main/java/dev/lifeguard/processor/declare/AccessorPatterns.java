package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Knows the patterns that the abstract methods of a spec can follow, and reports those that follow
 * none.
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
final class AccessorPatterns {

  private final Facts facts;

  AccessorPatterns(Facts facts) {
    this.facts = facts;
  }

  /** What is wrong with {@code method}, one of all abstract methods of the spec; if anything is. */
  Optional<Finding> misfit(
      TypeElement spec, ExecutableElement method, List<ExecutableElement> methods) {
    return reason(spec, method, methods).map(why -> finding(spec, method, why));
  }

  private Optional<String> reason(
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
        .fix(
            fix(spec, method),
            isOutOfReach(spec, method)
                ? Optional.of(Remedies.gain(method, Modifier.PROTECTED))
                : Optional.empty());
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

  private boolean sameType(TypeMirror one, TypeMirror other) {
    return facts.types().isSameType(one, other)
        || (one.getKind() == TypeKind.ERROR && one.toString().equals(other.toString()));
  }

  private TypeMirror parameterType(TypeElement spec, ExecutableElement setter) {
    return Member.seenFrom(spec, setter, facts).getParameterTypes().getFirst();
  }
}
