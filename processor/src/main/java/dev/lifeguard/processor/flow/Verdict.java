package dev.lifeguard.processor.flow;

/** Whether one thing outlives another. */
enum Verdict {
  /** It does, or nothing shows that it does not. */
  OUTLIVES,
  /** Its kind dies first. */
  SHORTER,
  /** The kinds would do, but these are two different pools. */
  OTHER_POOL,
  /** Both are structs of one kind. */
  SIBLING,
  /** Only the callers know. */
  UNKNOWN;

  boolean isWrong() {
    return this == SHORTER || this == OTHER_POOL || this == SIBLING;
  }
}
