package dev.lifeguard.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a pool that threads share: a region behind its monitor, under a shared arena.
 *
 * <p>Closing a shared arena halts every thread for a moment: tens of microseconds, and some for
 * each of the others. That is the price of a promise: once the pool is closed, no thread can read
 * its memory. Keeping the chunks of many pools under one arena, and closing that once for all of
 * them, is a hundred times cheaper, and keeps stale segments from other pools' data as well; but
 * until then they could still be read. So here each pool has an arena of its own, if it allocates
 * at all.
 */
final class SharedMemory extends Memory {

  /** Between two attempts to close the arena. */
  private static final long PAUSE_NANOS = 500_000;

  /** Set under the monitor of the pool; unset by the thread that takes the pool down. */
  private volatile @Nullable Region region;

  SharedMemory(ResourcePool<?> pool) {
    super(pool);
  }

  @Override
  MemorySegment allocate(long byteSize, long byteAlignment) {
    check(byteSize, byteAlignment);
    Region bound = admitted();
    Quota refuser;
    synchronized (bound) {
      if (bound.isSealed()) { // meanwhile, or this is an action of the arena itself
        throw pool.refusal(pool.path());
      }
      Quota quota = pool.quota;
      refuser = quota == null ? null : reserve(quota, bound, byteSize, byteAlignment);
      if (refuser == null) {
        return bound.allocate(byteSize, byteAlignment);
      }
    }
    throw refusal(refuser, byteSize); // out of the monitor, for it looks at the whole tree
  }

  @Override
  Region admitted() {
    pool.checkAdmitted();
    Region bound = region;
    return bound != null ? bound : bind();
  }

  @Override
  @Nullable Region region() {
    return region;
  }

  private Region bind() {
    synchronized (pool) {
      pool.checkAdmitted(); // again: somebody may have closed the pool, or begun a region
      Region bound = region;
      if (bound == null) {
        bound = new Region(Arena.ofShared(), null, RECYCLES ? Depot.COMMON : null, kept);
        kept = null;
        region = bound;
      }
      return bound;
    }
  }

  @Override
  boolean release() {
    Region bound = region;
    if (bound == null) {
      return true;
    }
    synchronized (bound) {
      bound.seal(); // from here on nobody takes chunks that would have to be given back
    }
    try {
      return close(bound);
    } finally {
      if (bound.isAlive()) {
        unseal(bound);
      } else {
        giveBack(0);
        kept = bound.recycle();
        region = null;
        giveBack(bound.bytes());
      }
    }
  }

  private static void unseal(Region bound) {
    synchronized (bound) {
      bound.unseal();
    }
  }

  /** Closes the arena; waits a while for native calls to let go of it. */
  private static boolean close(Region bound) {
    Deadline deadline = null;
    boolean interrupted = false;
    try {
      while (bound.isAlive()) {
        try {
          bound.arena().close();
        } catch (IllegalStateException failure) {
          if (!bound.isAlive()) {
            throw failure; // by an action
          }
          if (deadline == null) {
            deadline = Teardown.aboutToWait();
          }
          if (deadline.nanosLeft() <= 0) {
            return false;
          }
          interrupted |= Thread.interrupted(); // or it would not pause
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  void guard() {} // it asks every time

  @Override
  boolean isIdle() {
    return false; // another thread may be about to allocate
  }

  @Override
  void dispose() {
    Chunk chunk = kept;
    if (chunk != null) {
      kept = null;
      Depot.COMMON.put(chunk);
    }
  }
}
