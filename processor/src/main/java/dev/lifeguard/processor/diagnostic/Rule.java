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
  /** A shorter-lived value stored in a field of something longer-lived. */
  LG203(Severity.ERROR),
  /** A shorter-lived value put into a longer-lived container. */
  LG204(Severity.ERROR),
  /** A lambda, anonymous or inner object that outlives what it captures. */
  LG205(Severity.ERROR),
  /** A result that dies before the caller gets it. */
  LG206(Severity.ERROR),
  /** A task handed to another thread that may outlive what it captures. */
  LG207(Severity.ERROR),
  /** A struct stored in a sibling: same kind, neither outlives the other. */
  LG208(Severity.ERROR),
  /** Two pools of one kind mixed up where they are seen to differ. */
  LG209(Severity.ERROR),
  /** A use after the pool was, or may have been, cleared or destroyed. */
  LG301(Severity.ERROR),
  /** A pool operation that its kind forbids. */
  LG302(Severity.ERROR),
  /** A value confined to one thread that another uses. */
  LG303(Severity.ERROR),
  /** Memory allocated directly from a permanent pool. */
  LG401(Severity.ERROR),
  /** A sub-pool neither closed nor handed on; raised to an error under a permanent pool. */
  LG402(Severity.WARNING),
  /** A sub-pool, or an allocation, in a loop that only the parent's end frees. */
  LG403(Severity.WARNING),
  /** A suppression that suppresses nothing. */
  LG901(Severity.WARNING);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  /** How bad a finding of this rule is unless an option says otherwise. */
  public Severity severity() {
    return severity;
  }
}
