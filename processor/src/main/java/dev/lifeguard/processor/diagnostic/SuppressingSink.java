package dev.lifeguard.processor.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Drops the findings that the code asks not to see: those inside a declaration that is annotated
 * {@code @SuppressWarnings("lifeguard:LG201")}.
 */
public final class SuppressingSink implements Sink {

  private final Sink next;
  private final Consumer<Suppression> used;

  /** Passes on to {@code next} what nobody silences. */
  public SuppressingSink(Sink next) {
    this(next, _ -> {});
  }

  /** And tells {@code used} which suppression has silenced something: the innermost. */
  public SuppressingSink(Sink next, Consumer<Suppression> used) {
    this.next = next;
    this.used = used;
  }

  @Override
  public void report(Finding finding) {
    suppression(finding).ifPresentOrElse(used, () -> next.report(finding));
  }

  private static Optional<Suppression> suppression(Finding finding) {
    List<Suppression> inForce = finding.place().suppressions();
    return inForce.stream().filter(each -> each.silences(finding.rule())).findFirst();
  }
}
