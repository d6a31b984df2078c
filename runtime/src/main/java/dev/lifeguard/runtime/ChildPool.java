package dev.lifeguard.runtime;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: {@code @Child ResourcePool<Tmp> tmp();}, a sub-pool that is made at first
 * use, and made anew after it was destroyed. The counterpart of {@code cmd_rec->tmp_pool} in
 * ProFTPD.
 *
 * <p>Thread rules are those of the owner's pool.
 *
 * @param <K> the kind of the sub-pool
 */
public final class ChildPool<K> {

  private final ResourcePool<?> owner;
  private final Class<K> kind;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable ResourcePool<K> current;

  /**
   * Promises a sub-pool; none is made yet.
   *
   * @param owner the pool to make it in
   * @param kind its kind
   */
  public ChildPool(ResourcePool<?> owner, Class<K> kind) {
    this.owner = Objects.requireNonNull(owner, "owner");
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /**
   * The sub-pool, made if need be.
   *
   * @throws PoolClosedException if there is none and the owner takes nothing new
   * @throws IllegalArgumentException if the owner's kind allows no such sub-pool
   */
  public ResourcePool<K> get() {
    ResourcePool<K> pool = current;
    if (pool != null && !pool.isGone()) {
      return pool;
    }
    making.lock();
    try {
      pool = current;
      if (pool == null || pool.isGone()) {
        pool = owner.subPool(kind);
        current = pool;
      }
      return pool;
    } finally {
      making.unlock();
    }
  }
}
