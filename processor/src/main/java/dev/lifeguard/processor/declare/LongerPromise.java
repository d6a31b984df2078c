package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Reports types that promise, by what they extend, a longer life than they have: an instance lives
 * as long as each of its supertypes says.
 */
final class LongerPromise implements DeclarationRule {

  private final Facts facts;

  LongerPromise(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    facts.residences().of(type).ifPresent(own -> checkSupertypes(type, own, sink));
  }

  private void checkSupertypes(TypeElement type, Residence own, Sink sink) {
    for (TypeMirror supertype : Residences.supertypes(type).toList()) {
      Optional<Finding> finding =
          KindReader.element(supertype).flatMap(above -> wrongSubtype(type, own, above));
      if (finding.isPresent()) {
        sink.report(finding.get());
        return;
      }
    }
  }

  private Optional<Finding> wrongSubtype(TypeElement type, Residence own, TypeElement above) {
    Optional<Residence> promised = facts.residences().of(above);
    if (promised.isEmpty()) {
      return Optional.empty();
    }
    Kind upper = promised.get().kind();
    String name = type.getSimpleName().toString();
    String superName = above.getSimpleName().toString();
    if (!graph().outlives(own.kind(), upper)) {
      Finding finding =
          finding(
                  type,
                  own.kind(),
                  above,
                  upper,
                  "%s %s %s, but dies before one does"
                      .formatted(name, verb(type, above), Words.a(superName)))
              .because(
                  "Whoever holds it as %s takes it to live longer than it does."
                      .formatted(Words.a(superName)));
      return Optional.of(addFixes(finding, type, own.kind(), above, upper));
    }
    boolean inheritsState = above.getKind() == ElementKind.CLASS && hasState(above);
    return inheritsState && !graph().outlives(upper, own.kind())
        ? Optional.of(
            finding(
                    type,
                    own.kind(),
                    above,
                    upper,
                    "%s promises to live longer than the %s it extends".formatted(name, superName))
                .because(
                    "What it inherits from %s dies with the %s.".formatted(superName, upper.name()))
                .fix(
                    "let %s live in %s".formatted(name, upper.name()),
                    Remedies.liveIn(type, upper)))
        : Optional.empty();
  }

  private Finding finding(
      TypeElement type, Kind own, TypeElement above, Kind upper, String summary) {
    return Finding.of(Rule.LG106, Place.of(type), summary)
        .because(
            facts.homes(
                type.getSimpleName().toString(), own, above.getSimpleName().toString(), upper));
  }

  private Finding addFixes(
      Finding finding, TypeElement type, Kind own, TypeElement above, Kind upper) {
    String name = type.getSimpleName().toString();
    String superName = above.getSimpleName().toString();
    Finding moved =
        KindReader.isKind(type)
            ? finding
            : finding.fix(
                "let %s live in %s".formatted(name, upper.name()), Remedies.liveIn(type, upper));
    if (!graph().outlives(upper, own)) {
      return moved.fix("move what the two share to a type without a lifetime, and extend that");
    }
    return moved.fix(
        type.getKind().isInterface()
            ? "give %s an accessor of type %s instead".formatted(name, superName)
            : "keep %s as a field of %s instead".formatted(Words.a(superName), name));
  }

  private static String verb(TypeElement type, TypeElement above) {
    return above.getKind().isInterface() && !type.getKind().isInterface() ? "is" : "extends";
  }

  private static boolean hasState(TypeElement type) {
    return Member.fields(type).stream()
        .map(Member::type)
        .anyMatch(field -> !field.getKind().isPrimitive() && !isString(field));
  }

  private static boolean isString(TypeMirror type) {
    return KindReader.element(type)
        .filter(element -> element.getQualifiedName().contentEquals("java.lang.String"))
        .isPresent();
  }

  private KindGraph graph() {
    return facts.graph();
  }
}
