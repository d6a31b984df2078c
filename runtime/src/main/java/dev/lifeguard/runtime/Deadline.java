package dev.lifeguard.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Until when one closing waits for other threads: for all of them together, so that the times do
 * not add up.
 *
 * @param nanoTime as {@link System#nanoTime} counts
 * @param graceNanos what those that can be interrupted or killed get to end by themselves, at most;
 *     whatever is left after that is for them to react
 */
record Deadline(long nanoTime, long graceNanos) {

  /** That is 146 years; more could not be told from the past. */
  private static final long LONGEST = Long.MAX_VALUE / 2;

  /** The deadline of a closing of {@code pool} that begins to wait now. */
  static Deadline of(ResourcePool<?> pool) {
    Duration timeout = pool.closeTimeoutInForce();
    return timeout == null ? byDefault() : in(timeout);
  }

  /** The deadline where no pool says otherwise. */
  static Deadline byDefault() {
    return in(
        TimeUnit.MILLISECONDS.toNanos(Patience.millis),
        TimeUnit.MILLISECONDS.toNanos(Patience.graceMillis));
  }

  private static Deadline in(Duration timeout) {
    long nanos = nanos(timeout);
    return in(nanos, share(nanos));
  }

  /** The share of grace that the default has: 3 of 10 seconds. */
  private static long share(long nanos) {
    return nanos / 10 * 3;
  }

  private static Deadline in(long nanos, long graceNanos) {
    return new Deadline(System.nanoTime() + Math.min(nanos, LONGEST), graceNanos);
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofNanos(LONGEST)) > 0 ? LONGEST : timeout.toNanos();
  }

  /** A wait of so many nanoseconds at most, that ends early when what it waits for has come. */
  @FunctionalInterface
  interface Wait {
    boolean hasCome(long nanos) throws InterruptedException;
  }

  /**
   * Waits, whatever interrupts this thread meanwhile: it finds that in its flag afterwards.
   *
   * @return whether what it waits for has come in time
   */
  boolean await(Wait wait) {
    boolean interrupted = false;
    try {
      while (true) {
        long left = nanosLeft();
        if (left <= 0) {
          return false;
        }
        try {
          if (wait.hasCome(left)) {
            return true;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How long is left; 0 or less when it has passed. */
  long nanosLeft() {
    return nanoTime - System.nanoTime();
  }

  /** How much grace there is for somebody that is asked to end now. */
  long graceNanosLeft() {
    return Math.min(graceNanos, share(nanosLeft()));
  }

  /** This, or a moment from now if that is later. */
  Deadline orInAMoment() {
    long moment = TimeUnit.MILLISECONDS.toNanos(Patience.MOMENT_MILLIS);
    return nanosLeft() < moment ? in(moment, 0) : this;
  }
}
