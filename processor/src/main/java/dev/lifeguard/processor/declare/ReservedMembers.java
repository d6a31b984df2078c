package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reports members of a spec that stand in the way of what is generated for every struct. */
final class ReservedMembers {

  private final Elements elements;

  ReservedMembers(Elements elements) {
    this.elements = elements;
  }

  void check(TypeElement spec, Home home, List<Accessor> read, Sink sink) {
    read.stream()
        .filter(accessor -> home.ownsPool() && accessor.name().equals("close"))
        .forEach(
            accessor ->
                sink.report(
                    Finding.of(
                            Rule.LG103,
                            SpecClashes.place(spec, accessor.getter()),
                            "no struct can be generated for %s: close() gives a value"
                                .formatted(spec.getSimpleName()))
                        .because("close() destroys the pool of the struct, and the struct with it.")
                        .fix(
                            "declare it as void close()",
                            Remedy.at(
                                Place.of(accessor.getter()), new Change.Retype("void", List.of())))
                        .fix("give it another name")));
    Name pool = elements.getName("pool");
    Name close = elements.getName("close");
    for (Element member : elements.getAllMembers(spec)) {
      Name name = member.getSimpleName();
      if ((name.equals(pool) || (home.ownsPool() && name.equals(close)))
          && member instanceof ExecutableElement method
          && method.getParameters().isEmpty()
          && !method.getModifiers().contains(Modifier.PRIVATE)) {
        inTheWay(spec, method).ifPresent(sink::report);
      }
    }
  }

  /** A method that the generated class cannot override, or would silently put out of use. */
  private static Optional<Finding> inTheWay(TypeElement spec, ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.FINAL)) {
      return Optional.of(
          inTheWay(spec, method, "is final")
              .because("The generated class has a method of that name.")
              .fix("make it abstract, or leave it away"));
    }
    if (modifiers.contains(Modifier.STATIC)) {
      return Member.declarer(method).getKind().isInterface()
          ? Optional.empty()
          : Optional.of(
              inTheWay(spec, method, "is static")
                  .because("The generated class has a method of that name.")
                  .fix("give it another name"));
    }
    boolean ownCode = !Member.declarer(method).toString().startsWith("java.");
    return ownCode && isNamed(method, "close") && !modifiers.contains(Modifier.ABSTRACT)
        ? Optional.of(
            inTheWay(spec, method, "would never run")
                .because("The generated close() destroys the pool, as does closing a parent.")
                .fix("give it another name, and let pool().onClose(…) call it"))
        : Optional.empty();
  }

  private static Finding inTheWay(TypeElement spec, ExecutableElement method, String why) {
    return Finding.of(
        Rule.LG103,
        SpecClashes.place(spec, method),
        "no struct can be generated for %s: %s() %s"
            .formatted(spec.getSimpleName(), method.getSimpleName(), why));
  }

  private static boolean isNamed(ExecutableElement method, String name) {
    return method.getSimpleName().contentEquals(name);
  }
}
