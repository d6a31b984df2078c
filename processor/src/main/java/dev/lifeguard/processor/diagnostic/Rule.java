package dev.lifeguard.processor.diagnostic;

/**
 * The rules whose findings Lifeguard reports. The codes are stable: a code is never given to
 * another rule.
 */
public enum Rule {
  /** A kind that no root reaches. */
  LG101(Severity.ERROR),
  /** An annotation that names something that is no kind, or contradicts another one. */
  LG102(Severity.ERROR),
  /** A struct spec that cannot be generated. */
  LG103(Severity.ERROR),
  /** {@code @Child} on something that is no direct sub-pool. */
  LG104(Severity.ERROR),
  /** A class with a tracked field that does not say where it lives. */
  LG105(Severity.ERROR),
  /** A subclass or override that promises a longer life than it has. */
  LG106(Severity.ERROR),
  /** A field, component or type argument that is shorter-lived than the type it belongs to. */
  LG201(Severity.ERROR),
  /** A static field that holds something tracked. */
  LG202(Severity.ERROR),
  /** A struct stored in a sibling: same kind, neither outlives the other. */
  LG208(Severity.ERROR),
  /** A pool operation that its kind forbids. */
  LG302(Severity.ERROR);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  /** How bad a finding of this rule is unless an option says otherwise. */
  public Severity severity() {
    return severity;
  }
}
