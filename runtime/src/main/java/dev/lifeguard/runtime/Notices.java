package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ResourcePool#whenClosing} registers: how threads that use pools inside a closing one
 * get to know that somebody waits for them.
 *
 * <p>No notice is late. Who registers one looks afterwards whether the closing has begun; who
 * closes begins first and then looks for notices. Both hold the pool's monitor when they touch the
 * list: so one of them sees what the other did, and whoever takes the notice runs it.
 */
final class Notices {

  private Notices() {}

  static Cleanup register(ResourcePool<?> pool, Runnable notice) {
    Registration registration = Registration.in(pool, Sort.WHEN_CLOSING, notice::run);
    registration.runIfLate(pool);
    return registration;
  }

  /**
   * Runs the notices of {@code top} and of all pools inside, parents before their sub-pools, in one
   * pool the newest first.
   */
  static void give(ResourcePool<?> top, Failures failures) {
    TreeWalk.visit(
        top,
        pool -> {
          if (pool.hadNotices()) {
            giveThoseOf(pool, failures);
          }
          return true;
        });
  }

  private static void giveThoseOf(ResourcePool<?> pool, Failures failures) {
    for (var notice = takeToRun(pool); notice != null; notice = takeToRun(pool)) {
      try {
        notice.perform();
      } catch (Throwable failure) {
        failures.add(pool, failure);
      } finally {
        pool.stopRunning();
      }
    }
  }

  private static @Nullable Registration takeToRun(ResourcePool<?> pool) {
    synchronized (pool) {
      if (pool.cleanups(Sort.WHEN_CLOSING).size() == 0) {
        return null;
      }
      pool.startRunning();
      return Registration.takeNewest(pool, Sort.WHEN_CLOSING);
    }
  }

  /** Forgets the notices of a pool that need not be told any more. */
  static void drop(ResourcePool<?> pool) {
    synchronized (pool) {
      Registration dropped;
      do {
        dropped = Registration.takeNewest(pool, Sort.WHEN_CLOSING);
      } while (dropped != null);
    }
  }
}
