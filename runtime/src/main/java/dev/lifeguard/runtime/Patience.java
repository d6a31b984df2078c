package dev.lifeguard.runtime;

import java.util.concurrent.TimeUnit;

/**
 * How long a closing pool waits for others, in milliseconds. Every wait is bounded: a pool that
 * cannot be closed says so and can be closed again later.
 */
final class Patience {

  /** What tasks of an owned executor get to end by themselves: APR's grace for child processes. */
  static volatile long graceMillis = TimeUnit.SECONDS.toMillis(3);

  /** What a thread in the middle of something (a clean-up, a native call, a close) gets. */
  static volatile long millis = TimeUnit.SECONDS.toMillis(10);

  /** What a thread that is confined to a pool inside gets, for it may be about to end. */
  static volatile long momentMillis = 100;

  private Patience() {}
}
