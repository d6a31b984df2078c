package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/**
 * Reports pools and memory that every round of a loop makes and only the end of the parent frees
 * (LG403).
 */
final class LoopGrowth implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.Growth growth
        ? Optional.of(
            fixed(
                Finding.of(
                        Rule.LG403,
                        growth.site().place(),
                        (growth.memory() ? "memory" : "a pool")
                            + " is made in every round of this loop, and freed in none")
                    .because("It goes only when the pool around the loop does."),
                growth))
        : Optional.empty();
  }

  private static Finding fixed(Finding finding, Violation.Growth growth) {
    return growth.memory()
        ? finding
            .fix("make a scratch pool for the loop, and clear it in every round")
            .fix("make a scratch pool in every round, in a try-with-resources statement")
        : finding.fix(
            "close it in every round: make it in a try-with-resources statement",
            Remedy.at(growth.site().place(), new Change.CloseAtEnd()));
  }
}
