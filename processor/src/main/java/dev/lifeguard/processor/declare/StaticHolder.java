package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reports static fields, and fields of enum constants, that hold something tracked. */
final class StaticHolder implements DeclarationRule {

  private final Facts facts;

  StaticHolder(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    check(Member.staticFields(type), sink);
    if (type.getKind() == ElementKind.ENUM) {
      check(Member.fields(type), sink);
    }
  }

  private void check(List<Member> fields, Sink sink) {
    for (Member field : fields) {
      facts
          .firstTracked(field.type(), field.element())
          .ifPresent(stored -> sink.report(finding(field, stored)));
    }
  }

  private Finding finding(Member field, Mention stored) {
    String name = field.name();
    Finding finding =
        Finding.of(
            Rule.LG202,
            field.place(),
            "%s keeps %s for good, but it dies with its pool"
                .formatted(name, Words.a(stored.name())));
    finding =
        finding.because(stored.name() + "  lives in  " + Words.path(facts.graph(), stored.kind()));
    finding =
        finding
            .because(stored.heldThrough())
            .because(
                "%s lives as long as the class, until the process ends."
                    .formatted(
                        field.owner().getKind() == ElementKind.ENUM
                            ? "A constant of " + field.owner().getSimpleName()
                            : "A static field"))
            .fix(
                "make it a field of a class that is @LivesIn(%s.class)"
                    .formatted(stored.kind().name()));
    return stored.isStruct()
        ? finding.fix(stored.byRef(), Remedies.holdRef(field.element(), stored.name()))
        : finding.fix(instead(stored));
  }

  /** What can be kept for good in its place. */
  private static String instead(Mention stored) {
    return stored.owning()
        ? "pass it as a parameter to where it is needed, and do not keep it"
        : "keep what is needed of it as a heap value, such as a String";
  }
}
