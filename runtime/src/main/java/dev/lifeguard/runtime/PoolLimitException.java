package dev.lifeguard.runtime;

/**
 * A pool would have come to hold more than it, or a pool above it, may. Nothing was allocated,
 * registered or made.
 *
 * <p>The message names the pool that has the limit, the limit, what is held, and the pools below it
 * that hold most.
 *
 * @see ResourcePool#limit
 * @see ResourcePool#limitSubPools
 * @see ResourcePool#limitCleanups
 */
public final class PoolLimitException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final transient ResourcePool<?> pool;

  PoolLimitException(String message, ResourcePool<?> pool) {
    super(message);
    this.pool = pool;
  }

  /** The pool that has the limit: the one that was asked, or one above it. */
  public ResourcePool<?> pool() {
    return pool;
  }
}
