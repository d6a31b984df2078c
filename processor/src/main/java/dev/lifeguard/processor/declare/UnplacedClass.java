package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Reports classes that hold something tracked in a field and do not say where they live; once for
 * each class, at the first such field. Records and local classes need not say: they live as long as
 * what is put into them.
 */
final class UnplacedClass implements DeclarationRule {

  private final Facts facts;

  UnplacedClass(Facts facts) {
    this.facts = facts;
  }

  private record Held(Element field, Mention stored) {}

  @Override
  public void check(TypeElement type, Sink sink) {
    if (type.getKind() != ElementKind.CLASS
        || Facts.isSpec(type)
        || facts.residences().of(type).isPresent()) {
      return;
    }
    List<Held> held = fields(type);
    if (!held.isEmpty()) {
      sink.report(finding(type, held));
    }
  }

  private List<Held> fields(TypeElement type) {
    List<Held> held = new ArrayList<>();
    for (Member field : Member.fields(type)) {
      facts
          .firstTracked(field.type(), field.element())
          .ifPresent(stored -> held.add(new Held(field.element(), stored)));
    }
    return held;
  }

  private Finding finding(TypeElement type, List<Held> held) {
    Held first = held.getFirst();
    String name = type.getSimpleName().toString();
    String stored = first.stored().name();
    Finding finding =
        Finding.of(
                Rule.LG105,
                Place.of(first.field()),
                "%s holds %s, but does not say where it lives".formatted(name, Words.a(stored)))
            .because(stored + "  lives in  " + Words.path(facts.graph(), first.stored().kind()))
            .because("%s holds it in its field %s.".formatted(name, first.field()))
            .because(Words.one(name) + " that is kept longer is left pointing into a dead pool.");
    Optional<Kind> shortest = shortest(held);
    if (shortest.isPresent()) {
      finding =
          finding.fix(
              "mark %s @LivesIn(%s.class)".formatted(name, shortest.get().name()),
              Remedies.liveIn(type, shortest.get()));
    }
    return finding.fix("pass it as a parameter to where it is needed, and do not keep it");
  }

  /** The kind that everything held outlives, if one of them is. */
  private Optional<Kind> shortest(List<Held> held) {
    return held.stream()
        .map(each -> each.stored().kind())
        .filter(
            kind ->
                held.stream().allMatch(each -> facts.graph().outlives(each.stored().kind(), kind)))
        .findFirst();
  }
}
