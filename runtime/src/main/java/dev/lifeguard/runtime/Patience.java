package dev.lifeguard.runtime;

import java.util.concurrent.TimeUnit;

/**
 * How long a closing pool waits for others where no {@link ResourcePool#closeTimeout(Duration)
 * closeTimeout} says otherwise, in milliseconds. Every wait is bounded: a pool that cannot be
 * closed says so and can be closed again later.
 */
final class Patience {

  /** What tasks of an owned executor get to end by themselves: APR's grace for child processes. */
  static volatile long graceMillis = TimeUnit.SECONDS.toMillis(3);

  /** What all others together get, the grace included. */
  static volatile long millis = TimeUnit.SECONDS.toMillis(10);

  /**
   * What a thread gets in any case that is confined to a pool inside, for it may be about to end
   * (an executor counts as stopped a moment before the last of its threads has ended), or that is
   * in the middle of a notice, which should be short.
   */
  static final long MOMENT_MILLIS = 100;

  /** What a process that was killed gets to be gone, whoever is in a hurry. */
  static volatile long reapingMillis = TimeUnit.SECONDS.toMillis(10);

  private Patience() {}
}
