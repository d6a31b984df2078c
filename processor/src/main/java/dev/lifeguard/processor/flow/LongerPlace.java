package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/**
 * Reports assignments, arguments and array stores that put a shorter-lived value in a longer-lived
 * place (LG203).
 */
final class LongerPlace implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return switch (violation) {
      case Violation.Misplaced put ->
          Optional.of(
              Misplacement.fixed(
                  Misplacement.explained(
                      Finding.of(
                          Rule.LG203,
                          put.site().place(),
                          put.field().name()
                              + " is given "
                              + words.ref(put.ref())
                              + ", which dies before "
                              + words.holder(put.target())),
                      put,
                      words),
                  put,
                  words));
      case Violation.Inexact put -> Optional.of(Misplacement.inexact(Rule.LG203, put, words));
      default -> Optional.empty();
    };
  }
}
