package dev.lifeguard.examples.ftpd.config.users;

import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.ResourcePool;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many guests a server has. Any session may take a seat, on its own thread. */
public final class Seats {

  private final AtomicInteger taken = new AtomicInteger();

  /**
   * Takes a seat, until the session ends or the clean-up is run.
   *
   * @return what gives it back; null if {@code most} are taken
   */
  public @Nullable Cleanup take(ResourcePool<Session> session, int most) {
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return null;
    }
    return session.onClose(taken::decrementAndGet);
  }
}
