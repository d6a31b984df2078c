package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/**
 * Reports kinds that no root reaches, because {@code @SubPoolOf} leads in a circle. A circle is
 * reported once, at the kind that comes first by name; what hangs below it is left alone.
 */
final class UnreachableKind implements DeclarationRule {

  private final Facts facts;

  UnreachableKind(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    Optional<Kind> kind = facts.kinds().read(type);
    if (kind.isPresent() && !graph().isReachable(kind.get())) {
      List<Kind> circle = circle(kind.get());
      if (!circle.isEmpty() && circle.getFirst().equals(kind.get())) {
        sink.report(finding(type, circle));
      }
    }
  }

  /**
   * The kinds that contain {@code kind} and are contained in it, by name; empty if there are none.
   */
  private List<Kind> circle(Kind kind) {
    return graph().all().stream()
        .filter(other -> graph().mayContain(other, kind) && graph().mayContain(kind, other))
        .sorted(Comparator.comparing(Kind::qualifiedName))
        .toList();
  }

  private Finding finding(TypeElement type, List<Kind> circle) {
    String name = circle.getFirst().name();
    var place =
        Annotations.find(type, Annotations.SUB_POOL_OF)
            .map(mirror -> Place.of(type, mirror))
            .orElse(Place.of(type));
    String names =
        circle.size() == 1
            ? "only inside another " + name
            : "only inside one another: "
                + circle.stream().map(Kind::name).collect(Collectors.joining(", "));
    return Finding.of(Rule.LG101, place, "no pool of kind " + name + " can ever be made")
        .because(
            (circle.size() == 1 ? "Its pools are made " : "Pools of these kinds are made ") + names)
        .because("No root leads down to " + name + ", so there is never a first one.")
        .fix("name in @SubPoolOf a kind outside the circle as well")
        .fix(
            circle.size() == 1
                ? "leave @SubPoolOf away, if " + name + " is a root"
                : "leave @SubPoolOf away on the kind that is the root",
            circle.size() == 1
                ? Annotations.find(type, Annotations.SUB_POOL_OF)
                    .map(mirror -> Remedies.unmark(type, mirror))
                : Optional.empty());
  }

  private KindGraph graph() {
    return facts.graph();
  }
}
