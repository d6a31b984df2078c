package dev.lifeguard.processor.diagnostic;

import javax.tools.Diagnostic;

/** How bad a finding is. */
public enum Severity {
  /** Fails the build. */
  ERROR(Diagnostic.Kind.ERROR),
  /** Is shown, also under {@code -nowarn}, and lets the build go on. */
  WARNING(Diagnostic.Kind.MANDATORY_WARNING);

  private final Diagnostic.Kind level;

  Severity(Diagnostic.Kind level) {
    this.level = level;
  }

  /** The compiler's word for it. */
  public Diagnostic.Kind level() {
    return level;
  }
}
