package dev.lifeguard.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

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

  /**
   * Whether there is a region. Set under the monitor of the pool; unset by the thread that takes
   * the pool down.
   */
  private volatile boolean bound;

  SharedMemory(ResourcePool<?> pool) {
    super(pool, RECYCLES ? Depot.COMMON : null);
  }

  @Override
  MemorySegment allocate(long byteSize, long byteAlignment) {
    check(byteSize, byteAlignment);
    admit();
    Quota refuser;
    synchronized (this) {
      checkNotSealed();
      Quota quota = pool.quota;
      refuser = quota == null ? null : reserve(quota, byteSize, byteAlignment);
      if (refuser == null) {
        return take(byteSize, byteAlignment);
      }
    }
    throw refusal(refuser, byteSize); // out of the monitor, for it looks at the whole tree
  }

  @Override
  MemorySegment.Scope scope() {
    admit();
    synchronized (this) {
      checkNotSealed();
      return arenaScope();
    }
  }

  /** It may be sealed meanwhile; or this is an action of the arena itself. */
  private void checkNotSealed() {
    if (isSealed()) {
      throw pool.refusal(pool.path());
    }
  }

  private void admit() {
    pool.checkAdmitted();
    if (!bound) {
      bind();
    }
  }

  private void bind() {
    synchronized (pool) {
      pool.checkAdmitted(); // again: somebody may have closed the pool, or begun a region
      if (!bound) {
        begin();
      }
    }
  }

  private synchronized void begin() {
    begin(Arena.ofShared(), null);
    bound = true;
  }

  @Override
  boolean isBound() {
    return bound;
  }

  @Override
  boolean release() {
    if (!bound) {
      return true;
    }
    synchronized (this) {
      seal(); // from here on nobody takes chunks that would have to be given back
    }
    try {
      return close();
    } finally {
      if (isAlive()) {
        unsealGuarded();
      } else {
        giveBack(0);
        long held = bytes();
        recycle();
        bound = false;
        giveBack(held);
      }
    }
  }

  private synchronized void unsealGuarded() {
    unseal();
  }

  /** Closes the arena; waits a while for native calls to let go of it. */
  private boolean close() {
    Deadline deadline = null;
    boolean interrupted = false;
    try {
      while (isAlive()) {
        try {
          arena().close();
        } catch (IllegalStateException failure) {
          if (!isAlive()) {
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
  boolean isIdle() {
    return false; // another thread may be about to allocate
  }

  @Override
  void dispose() {
    giveUpKept();
  }
}
