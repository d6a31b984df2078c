package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** What the tests of limits share. */
final class Limited {

  private Limited() {}

  /** Pools of all sorts, to be limited. */
  static Stream<ResourcePool<?>> pools() {
    return Stream.of(
        ResourcePool.root(Daemon.class),
        ResourcePool.root(Hub.class),
        ResourcePool.root(Daemon.class).subPool(),
        ResourcePool.root(Hub.class).subPool(Room.class));
  }

  /** The message of the refusal that an action meets because of a limit of that pool. */
  static String refused(ResourcePool<?> limited, Executable action) {
    var refusal = assertThrows(PoolLimitException.class, action);
    assertSame(limited, refusal.pool());
    return String.valueOf(refusal.getMessage());
  }

  /** How much counts against the pool's limit; -1 if it has none. */
  static long held(ResourcePool<?> pool, Measure measure) {
    Quota quota = pool.quota;
    return quota == null ? -1 : quota.gauge(measure).held();
  }
}
