package dev.lifeguard.examples.ftpd;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens on other threads: long enough for a slow machine, and not for ever. */
public final class Waiting {

  public static final Duration LONGEST = Duration.ofSeconds(30);

  private Waiting() {}

  /** Waits until {@code condition} holds, or the time is up; the caller asserts what it needs. */
  public static void until(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!holds(condition) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
