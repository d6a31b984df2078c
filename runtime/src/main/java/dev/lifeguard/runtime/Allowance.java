package dev.lifeguard.runtime;

/** A stretch of time from now on that several waits share, and that can be cut short. */
final class Allowance {

  private final long start = System.nanoTime();
  private long nanos;

  private Allowance(long nanos) {
    this.nanos = nanos;
  }

  static Allowance of(long nanos) {
    return new Allowance(nanos);
  }

  /** As long as it takes, until it is cut short. */
  static Allowance unlimited() {
    return new Allowance(Long.MAX_VALUE);
  }

  /** How many nanoseconds are left; 0 or less once it is used up. */
  long nanosLeft() {
    return nanos - used();
  }

  /** Leaves at most so many from now on. */
  void cutTo(long left) {
    nanos = Math.min(nanos, used() + left);
  }

  private long used() {
    return System.nanoTime() - start;
  }
}
