package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets limits. A pool's first limit, of whatever sort, makes its {@link Quota}: that must know what
 * is there already, to the byte, and from then on be told of all that comes and goes. So it is made
 * only where nothing can come or go meanwhile: when the pool and all below it are confined to this
 * thread, or when nothing is below it and its monitors are held. Later limits only change numbers.
 */
final class Limiting {

  private Limiting() {}

  static void limit(ResourcePool<?> pool, Measure measure, long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(
          "%s cannot be limited to %s".formatted(pool.path(), measure.text(limit)));
    }
    pool.checkAdmitted();
    Quota quota = ownQuota(pool);
    (quota == null ? begin(pool) : quota).gauge(measure).limit(limit);
  }

  /** The pool's own; null if it has no limits. */
  static @Nullable Quota ownQuota(ResourcePool<?> pool) {
    Quota nearest = pool.quota;
    return nearest != null && nearest.pool == pool ? nearest : null;
  }

  private static Quota begin(ResourcePool<?> pool) {
    if (pool.isMine()) {
      return beginHere(pool);
    }
    synchronized (pool) {
      pool.checkAdmitted();
      Quota quota = ownQuota(pool); // somebody may have been faster
      if (quota != null) {
        return quota;
      }
      ResourcePool<?> child = pool.newestChild();
      if (child == null) {
        return beginAlone(pool);
      }
      throw tooLate(pool, child);
    }
  }

  /** For a shared pool without sub-pools. Whoever wants to make one waits for its monitor. */
  private static Quota beginAlone(ResourcePool<?> pool) {
    synchronized (pool.memory()) { // there from the beginning, for the pool is shared
      return beginWith(List.of(pool));
    }
  }

  /** For a confined pool with its sub-pools. */
  private static Quota beginHere(ResourcePool<?> pool) {
    List<ResourcePool<?>> all = new ArrayList<>(List.of(pool));
    for (int i = 0; i < all.size(); i++) { // it grows meanwhile
      for (var child : all.get(i).children()) {
        if (!child.isMine()) {
          throw tooLate(pool, child);
        }
        all.add(child);
      }
    }
    return beginWith(all);
  }

  /** The pool that is to have limits is the first. */
  private static Quota beginWith(List<ResourcePool<?>> pools) {
    ResourcePool<?> pool = pools.getFirst();
    Quota above = pool.quota;
    var quota = new Quota(pool, above);
    quota.begin(pools);
    for (var each : pools) {
      insert(quota, above, each);
    }
    return quota;
  }

  /** Links a pool's limits with {@code quota}, where they were linked with that above it. */
  @SuppressWarnings("ReferenceEquality") // a pool's limits are no other's
  private static void insert(Quota quota, @Nullable Quota above, ResourcePool<?> pool) {
    Quota lowest = pool.quota;
    if (lowest == above || lowest == null) {
      pool.limitBy(quota);
      return;
    }
    Quota highest = lowest;
    while (highest != quota && highest.above != above && highest.above != null) {
      highest = highest.above;
    }
    if (highest != quota) {
      highest.above = quota;
    }
  }

  private static IllegalStateException tooLate(ResourcePool<?> pool, ResourcePool<?> below) {
    return new IllegalStateException(
        "%s cannot be given its first limit any more, as other threads may be using %s: set it before the sub-pools are made"
            .formatted(PoolPath.numbered(pool), PoolPath.numbered(below)));
  }
}
