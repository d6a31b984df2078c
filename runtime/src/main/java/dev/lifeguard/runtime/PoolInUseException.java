package dev.lifeguard.runtime;

import java.util.List;
import java.util.stream.Collectors;

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
    return new PoolInUseException(
        "%s cannot go yet, still in use:%s\n%s has waited for them: close it again when they have finished"
            .formatted(pool.path(), list(users), me()),
        users);
  }

  /** {@code pool} cannot go because {@code user} is busy in the way {@code how} says. */
  static PoolInUseException busy(ResourcePool<?> pool, ResourcePool<?> user, String how) {
    return new PoolInUseException(
        "%s cannot go yet: %s %s; %s has waited for that: close it again later"
            .formatted(pool.path(), user.path(), how, me()),
        List.of(user));
  }

  /**
   * This thread would wait for {@code rival}, which has to wait for this thread's {@code users}.
   */
  static PoolInUseException mutual(
      ResourcePool<?> pool, List<ResourcePool<?>> users, Thread rival) {
    return new PoolInUseException(
        "%s is being closed by %s, which has to wait for what %s still uses:%s\nclose that first"
            .formatted(pool.path(), ThreadLabel.of(rival), me(), list(users)),
        users);
  }

  private static String list(List<ResourcePool<?>> users) {
    return users.stream().map(PoolInUseException::line).collect(Collectors.joining());
  }

  private static String line(ResourcePool<?> user) {
    Thread owner = user.owner();
    return "\n  " + user.path() + (owner == null ? "" : " by " + ThreadLabel.of(owner));
  }

  private static String me() {
    return ThreadLabel.of(Thread.currentThread());
  }

  /** The pools that are in use, in creation order; pools inside those are not listed. */
  public List<ResourcePool<?>> pools() {
    return pools;
  }
}
