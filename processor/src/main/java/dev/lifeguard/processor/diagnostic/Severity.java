package dev.lifeguard.processor.diagnostic;

/** How bad a finding is. */
public enum Severity {
  /** Fails the build. */
  ERROR,
  /** Is shown, also under {@code -nowarn}, and lets the build go on. */
  WARNING
}
