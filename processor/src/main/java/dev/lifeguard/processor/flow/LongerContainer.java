package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.flow.ir.FieldRef;
import java.util.Optional;

/** Reports shorter-lived values put into longer-lived containers (LG204). */
final class LongerContainer implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return switch (violation) {
      case Violation.Misplaced put when put.field().role() == FieldRef.Role.CONTENT ->
          Optional.of(
              Misplacement.fixed(
                  Misplacement.explained(
                      Finding.of(
                          Rule.LG204,
                          put.site().place(),
                          Misplacement.called(put)
                              + " puts "
                              + words.ref(put.ref())
                              + " into a container that outlives it"),
                      put,
                      words),
                  put,
                  words));
      case Violation.Inexact put when put.field().role() == FieldRef.Role.CONTENT ->
          Optional.of(Misplacement.inexact(Rule.LG204, put, words));
      default -> Optional.empty();
    };
  }
}
