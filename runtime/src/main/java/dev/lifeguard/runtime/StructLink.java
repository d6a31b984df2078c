package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Leads to a struct for as long as its pool is there, and does not keep a dead struct in memory.
 *
 * <p>A struct that owns its pool is found through the pool, which forgets it in the end. One that
 * shares a pool is known to nobody else, so it is kept here, until somebody asks and it is dead.
 */
final class StructLink<T> {

  private final ResourcePool<?> pool;
  private volatile @Nullable T guest;

  StructLink(T struct, ResourcePool<?> pool) {
    this.pool = pool;
    this.guest = pool.isPoolOf(struct) ? null : struct;
  }

  ResourcePool<?> pool() {
    return pool;
  }

  /** The struct; null once its pool is gone. */
  @SuppressWarnings("unchecked") // without a guest, it was the pool's struct that came in as a T
  @Nullable T get() {
    if (pool.isGone()) {
      guest = null;
      return null;
    }
    T shared = guest;
    return shared == null ? (T) pool.struct() : shared;
  }
}
