package dev.lifeguard.runtime;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one pool: a JDK arena, bound at the first allocation. A pool that allocates nothing
 * binds none. Confined pools bind a confined arena, shared ones a shared arena.
 *
 * <p>The JDK lets only the thread that made a confined arena close it. When that thread has ended
 * without closing its pool, the memory can no longer be freed by anybody. It cannot be read by
 * anybody either. It is abandoned with a warning in the log of {@code dev.lifeguard.runtime}.
 */
final class Memory {

  private static final MemorySegment.Scope DEAD = deadScope();

  /** Between two attempts to close a shared arena, which halts all threads for a moment. */
  private static final long PAUSE_NANOS = 500_000;

  private final ResourcePool<?> pool;

  /** Set under the monitor of the pool's life; unset by the thread that takes the pool down. */
  private volatile @Nullable Binding binding;

  Memory(ResourcePool<?> pool) {
    this.pool = pool;
  }

  /** An arena, the only thread that may use it (null: any), and how many bytes it gave. */
  private record Binding(Arena arena, @Nullable Thread thread, AtomicLong bytes) {

    static Binding make(boolean shared) {
      return new Binding(
          shared ? Arena.ofShared() : Arena.ofConfined(),
          shared ? null : Thread.currentThread(),
          new AtomicLong());
    }

    boolean isOutOfReach() {
      return thread != null && !Life.isMe(thread);
    }
  }

  MemorySegment allocate(long byteSize, long byteAlignment) {
    check(byteSize, byteAlignment);
    Binding bound = bind();
    MemorySegment segment;
    try {
      segment = bound.arena.allocate(byteSize, byteAlignment);
    } catch (IllegalStateException closedMeanwhile) {
      if (bound.arena.scope().isAlive()) {
        throw closedMeanwhile;
      }
      throw pool.life.refusal(pool.path());
    }
    bound.bytes.addAndGet(byteSize);
    return segment;
  }

  /** Fails as the JDK's arenas do, but before there is an arena. */
  private static void check(long byteSize, long byteAlignment) {
    if (byteSize < 0) {
      throw new IllegalArgumentException("Invalid allocation size : " + byteSize);
    }
    if (byteAlignment <= 0 || Long.bitCount(byteAlignment) != 1) {
      throw new IllegalArgumentException("Invalid alignment constraint : " + byteAlignment);
    }
  }

  MemorySegment.Scope scope() {
    pool.life.checkThread();
    return pool.life.isGone() ? DEAD : bind().arena.scope();
  }

  private Binding bind() {
    pool.life.checkAdmitted();
    Binding bound = binding;
    if (bound != null && bound.isOutOfReach()) {
      abandon(bound);
      bound = null;
    }
    if (bound != null) {
      return bound;
    }
    synchronized (pool.life) {
      pool.life.checkAdmitted(); // again: somebody may have closed the pool, or bound an arena
      bound = binding;
      if (bound == null) {
        bound = Binding.make(pool.life.isShared());
        binding = bound;
      }
      return bound;
    }
  }

  boolean isBound() {
    return binding != null;
  }

  /** How many bytes have been allocated since the pool was made or cleared. */
  long bytes() {
    Binding bound = binding;
    return bound == null ? 0 : bound.bytes.get();
  }

  /**
   * Frees everything; afterwards no segment can be read. What throws then is an action that was
   * registered with the memory itself, as by {@link MemorySegment#reinterpret}: the memory is gone
   * all the same, and {@link #isBound} says so.
   *
   * @return false if a native call is using some of it, also after a wait; then nothing is freed
   */
  boolean release() {
    Binding bound = binding;
    if (bound == null) {
      return true;
    }
    if (bound.isOutOfReach()) {
      abandon(bound);
      return true;
    }
    try {
      return close(bound.arena, bound.thread == null);
    } finally {
      if (!bound.arena.scope().isAlive()) {
        binding = null;
      }
    }
  }

  private static boolean close(Arena arena, boolean othersMayLetGo) {
    long deadline = System.nanoTime() + Patience.millis * 1_000_000;
    boolean interrupted = false;
    try {
      while (arena.scope().isAlive()) {
        try {
          arena.close();
        } catch (IllegalStateException acquired) {
          if (!arena.scope().isAlive()) {
            throw acquired; // by an action, rather: it is closed
          }
          if (!othersMayLetGo || System.nanoTime() > deadline) {
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

  private void abandon(Binding bound) {
    binding = null;
    System.getLogger("dev.lifeguard.runtime")
        .log(
            Level.WARNING,
            "{0}: {1} bytes cannot be freed, because {2} ended without closing its pool",
            pool.path(),
            bound.bytes.get(),
            bound.thread == null ? "a thread" : ThreadLabel.of(bound.thread));
  }

  private static MemorySegment.Scope deadScope() {
    Arena arena = Arena.ofShared();
    arena.close();
    return arena.scope();
  }
}
