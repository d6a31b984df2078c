package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.runtime.ResourcePool;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Barks when a connection has not moved for too long, and again whenever as much time has passed. A
 * blocking read or write knows no time-out of its own; closing the socket under it ends it.
 *
 * <p>It watches on a virtual thread of its own, which the connection's pool stops before it closes
 * the socket.
 */
@LivesIn(Connection.class)
final class Watchdog {

  private final long patience;
  private final Runnable bark;
  private volatile long deadline;
  private volatile boolean awake;

  private Watchdog(Duration patience, Runnable bark) {
    this.patience = patience.toNanos();
    this.bark = bark;
  }

  /** Watches nothing yet. */
  static Watchdog in(ResourcePool<Connection> pool, Duration patience, Runnable bark) {
    var dog = new Watchdog(patience, bark);
    pool.own(Thread.ofVirtual().name("watchdog").unstarted(dog::watch)).start();
    return dog;
  }

  /** Something moves, or begins to: count from now. */
  void watchFromNow() {
    deadline = System.nanoTime() + patience;
    awake = true;
  }

  /** Nothing is expected to move. */
  void rest() {
    awake = false;
  }

  private void watch() {
    try {
      while (true) {
        long left = awake ? deadline - System.nanoTime() : patience;
        if (left > 0) {
          TimeUnit.NANOSECONDS.sleep(left);
        } else {
          watchFromNow();
          bark.run();
        }
      }
    } catch (InterruptedException stopped) {
      // the pool is being closed
    }
  }
}
