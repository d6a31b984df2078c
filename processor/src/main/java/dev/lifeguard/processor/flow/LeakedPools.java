package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Severity;
import java.util.Optional;

/** Reports pools that are made here and neither closed nor handed on (LG402). */
final class LeakedPools implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.Leaked leaked
        ? Optional.of(
            Finding.of(
                    Rule.LG402,
                    leaked.site().place(),
                    words.atom(leaked.pool()) + " is neither closed nor handed on")
                .because(
                    "It lives in "
                        + words.path(leaked.pool())
                        + ", and ends only when its parent does.")
                .fix(
                    "make it in a try-with-resources statement",
                    Remedy.at(leaked.site().place(), new Change.CloseAtEnd()))
                .fix("close it on every way out, or return it")
                .as(leaked.permanent() ? Severity.ERROR : Severity.WARNING))
        : Optional.empty();
  }
}
