package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.model.RecName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reports struct specs for which no class can be generated, whatever their members are. */
final class SpecShape {

  private final Facts facts;

  SpecShape(Facts facts) {
    this.facts = facts;
  }

  /** Why {@code spec} cannot be generated, if it cannot. */
  Optional<Finding> problem(TypeElement spec) {
    return Stream.of(
            kind(spec),
            visibility(spec),
            generics(spec),
            construction(spec),
            name(spec),
            runtime(spec))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Finding> kind(TypeElement spec) {
    String name = spec.getSimpleName().toString();
    String what =
        switch (spec.getKind()) {
          case ENUM -> "an enum";
          case RECORD -> "a record";
          case ANNOTATION_TYPE -> "an annotation";
          case CLASS ->
              spec.getModifiers().contains(Modifier.ABSTRACT) ? "" : "a class that is not abstract";
          default -> "";
        };
    if (!what.isEmpty()) {
      return problem(spec, "it is " + what)
          .map(
              finding ->
                  finding.fix("make " + name + " an interface with an accessor for each value"));
    }
    boolean sealed = spec.getModifiers().contains(Modifier.SEALED);
    return sealed
        ? problem(spec, "it is sealed, and the generated class is not among what it permits")
            .map(
                finding ->
                    finding.fix(
                        "leave sealed and permits away", Remedies.lose(spec, Modifier.SEALED)))
        : Optional.empty();
  }

  private static Optional<Finding> visibility(TypeElement spec) {
    if (spec.getNestingKind() == NestingKind.LOCAL) {
      return problem(spec, "it is local to a method")
          .map(finding -> finding.fix("move it out of the method"));
    }
    boolean hidden =
        Stream.<Element>iterate(
                spec, each -> each instanceof TypeElement, Element::getEnclosingElement)
            .anyMatch(each -> each.getModifiers().contains(Modifier.PRIVATE));
    if (hidden) {
      return problem(spec, "it is private, and the generated class is in a file of its own")
          .map(finding -> finding.fix("leave private away", visible(spec)));
    }
    boolean inner =
        spec.getNestingKind() == NestingKind.MEMBER
            && spec.getKind() == ElementKind.CLASS
            && !spec.getModifiers().contains(Modifier.STATIC);
    return inner
        ? problem(spec, "it is an inner class, and needs an object to belong to")
            .map(finding -> finding.fix("make it static", Remedies.gain(spec, Modifier.STATIC)))
        : Optional.empty();
  }

  /** Where it is the spec itself that is private, and not what is around it. */
  private static Optional<Remedy> visible(TypeElement spec) {
    return spec.getModifiers().contains(Modifier.PRIVATE)
        ? Optional.of(Remedies.lose(spec, Modifier.PRIVATE))
        : Optional.empty();
  }

  private static Optional<Finding> generics(TypeElement spec) {
    return spec.getTypeParameters().isEmpty()
        ? Optional.empty()
        : problem(spec, "it is generic, and a kind is one class")
            .map(finding -> finding.fix("declare a spec without type parameters for each use"));
  }

  private Optional<Finding> construction(TypeElement spec) {
    if (spec.getKind() != ElementKind.CLASS) {
      return Optional.empty();
    }
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(spec.getEnclosedElements());
    Optional<ExecutableElement> plain =
        constructors.stream()
            .filter(constructor -> constructor.getParameters().isEmpty())
            .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
            .findFirst();
    if (plain.isEmpty()) {
      return problem(spec, "it has no constructor without parameters that a subclass can call")
          .map(
              finding ->
                  finding.fix("give it one, and turn what it takes into accessors of the struct"));
    }
    boolean throwing = plain.get().getThrownTypes().stream().anyMatch(this::isChecked);
    return throwing
        ? problem(spec, "its constructor throws a checked exception")
            .map(finding -> finding.fix("let the constructor throw none, or an unchecked one"))
        : Optional.empty();
  }

  private boolean isChecked(TypeMirror thrown) {
    return Stream.of("java.lang.RuntimeException", "java.lang.Error")
        .map(facts.elements()::getTypeElement)
        .noneMatch(unchecked -> facts.types().isSubtype(thrown, unchecked.asType()));
  }

  /** Another spec, or a class in the sources, that has the name already. */
  private Optional<Finding> name(TypeElement spec) {
    RecName rec = facts.recName(spec);
    String own = spec.getQualifiedName().toString();
    Optional<String> other = facts.recs().spec(rec).filter(name -> !name.equals(own));
    if (other.isPresent()) {
      return problem(
              spec, "%s is already generated for %s".formatted(rec.simpleName(), other.get()))
          .map(finding -> finding.fix("rename one of the two"));
    }
    return facts.recs().isTaken(rec)
        ? problem(spec, "the sources have a class " + rec.simpleName() + " of their own")
            .map(finding -> finding.fix("rename " + rec.simpleName() + ", or the spec"))
        : Optional.empty();
  }

  private Optional<Finding> runtime(TypeElement spec) {
    return facts.elements().getTypeElement(RuntimeTypes.RESOURCE_POOL) == null
        ? problem(spec, "the runtime library, which the class needs, is not there")
            .map(finding -> finding.fix("depend on dev.lifeguard:lifeguard-runtime"))
        : Optional.empty();
  }

  static Optional<Finding> problem(TypeElement spec, String why) {
    return Optional.of(
        Finding.of(
            Rule.LG103,
            Place.of(spec),
            "no struct can be generated for %s: %s".formatted(spec.getSimpleName(), why)));
  }
}
