package dev.lifeguard.processor.diagnostic;

import java.util.Optional;
import java.util.function.Function;

/** Makes findings as bad as the user wants them, and drops those of rules that are switched off. */
public final class SeveritySink implements Sink {

  private final Function<Finding, Optional<Severity>> severities;
  private final Sink next;

  /** {@code severities} says how bad a finding is; empty if it is not wanted. */
  public SeveritySink(Function<Finding, Optional<Severity>> severities, Sink next) {
    this.severities = severities;
    this.next = next;
  }

  @Override
  public void report(Finding finding) {
    severities.apply(finding).map(finding::as).ifPresent(next::report);
  }
}
