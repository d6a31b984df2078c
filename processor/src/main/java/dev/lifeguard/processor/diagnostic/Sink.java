package dev.lifeguard.processor.diagnostic;

/** Takes findings; the only way by which they reach a user. */
@FunctionalInterface
public interface Sink {

  /** Reports {@code finding}. */
  void report(Finding finding);
}
