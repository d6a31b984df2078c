package dev.lifeguard.runtime;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pool cannot be closed yet, because living threads still use pools inside it. Nothing was freed
 * under them. The pool takes nothing new from now on; close it again when they have finished.
 *
 * <p>What failed before, while clean-ups ran, is suppressed in this exception.
 */
public final class PoolInUseException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final transient List<ResourcePool<?>> pools;

  private PoolInUseException(String message, List<ResourcePool<?>> pools) {
    super(message);
    this.pools = List.copyOf(pools);
  }

  /** {@code pool} cannot go because {@code users} are confined to other living threads. */
  static PoolInUseException confined(ResourcePool<?> pool, List<ResourcePool<?>> users) {
    String list =
        users.stream()
            .map(user -> "\n  " + user.path() + " by " + label(user.life.owner()))
            .collect(Collectors.joining());
    return new PoolInUseException(pool.path() + " cannot go yet, still in use:" + list, users);
  }

  /** {@code pool} cannot go because {@code user} is busy in the way {@code how} says. */
  static PoolInUseException busy(ResourcePool<?> pool, ResourcePool<?> user, String how) {
    String message = "%s cannot go yet: %s %s".formatted(pool.path(), user.path(), how);
    return new PoolInUseException(message, List.of(user));
  }

  private static String label(@Nullable Thread thread) {
    return thread == null ? "several threads" : ThreadLabel.of(thread);
  }

  /** The pools that are in use, in creation order; pools inside those are not listed. */
  public List<ResourcePool<?>> pools() {
    return pools;
  }
}
