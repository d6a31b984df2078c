package dev.lifeguard.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one pool: a {@link Region} that is begun at the first allocation, and again at the
 * first one after the pool was cleared. A pool that allocates nothing begins none, and costs no
 * arena.
 *
 * <p>Whatever the variant, a segment throws from the moment that its pool has released it. Its
 * chunk is recycled after that, and not before.
 */
abstract sealed class Memory extends Region permits ConfinedMemory, SharedMemory {

  /**
   * Whether memory is recycled, which takes a view of a chunk under the pool's arena. Making one is
   * a restricted method: where the runtime has no native access, regions have the arena allocate
   * their blocks instead. That is slower, and nothing else.
   */
  static final boolean RECYCLES = Memory.class.getModule().isNativeAccessEnabled();

  /** What a closed pool has for a scope. */
  static final MemorySegment.Scope DEAD = deadScope();

  final ResourcePool<?> pool;

  Memory(ResourcePool<?> pool, @Nullable Chunks chunks) {
    super(chunks);
    this.pool = pool;
  }

  abstract MemorySegment allocate(long byteSize, long byteAlignment);

  /**
   * Frees everything; afterwards no segment can be read. What throws then is an action that was
   * registered with the memory itself, as by {@link MemorySegment#reinterpret}: the memory is gone
   * all the same, and {@link #isBound} says so. The first chunk is kept for what comes next.
   *
   * @return false if a native call is using some of it, also after a wait; then nothing is freed
   */
  abstract boolean release();

  /** Whether releasing it on this thread, which the pool is confined to, runs nobody's code. */
  abstract boolean isIdle();

  /** Gives away what was kept, for the pool is gone. */
  abstract void dispose();

  /** The scope of the region, begun if need be; the pool takes something new, or this throws. */
  abstract MemorySegment.Scope scope();

  /** {@link #isBound()} of a pool that may have no memory. */
  static boolean isBound(ResourcePool<?> pool) {
    Memory memory = pool.memoryIfAny();
    return memory != null && memory.isBound();
  }

  /** {@link #release} of a pool that may have no memory. */
  static boolean release(ResourcePool<?> pool) {
    Memory memory = pool.memoryIfAny();
    return memory == null || memory.release();
  }

  /** {@link #bytes} of a pool that may have no memory. */
  static long bytes(ResourcePool<?> pool) {
    Memory memory = pool.memoryIfAny();
    return memory == null ? 0 : memory.bytes();
  }

  /** How many bytes a pool keeps from others for that; any thread may ask. */
  static long bytesReserved(ResourcePool<?> pool) {
    Memory memory = pool.memoryIfAny();
    return memory == null ? 0 : memory.bytesReserved();
  }

  /**
   * Finds room for bytes that are allocated next, and counts them against the pool's limits. In
   * this order, for what was counted would have to be given back where there is no room, and
   * perhaps no stack either. What is too much is refused before; unless another thread takes the
   * rest of a limit just now: then the room is there for the next allocation.
   *
   * @return null; or the limit that refuses
   */
  final @Nullable Quota reserve(Quota quota, long byteSize, long byteAlignment) {
    Quota refuser = quota.refuser(Measure.BYTES, byteSize);
    if (refuser != null) {
      return refuser;
    }
    makeRoom(byteSize, byteAlignment);
    return quota.take(Measure.BYTES, byteSize);
  }

  final PoolLimitException refusal(Quota refuser, long byteSize) {
    return new Refusal(refuser, Measure.BYTES, pool, byteSize).exception();
  }

  @Override
  final long firstBlockSize() {
    return pool.usualSize().block();
  }

  /** Gives back what a region held, once that is gone; 0 first, see {@link Quota#give}. */
  final void giveBack(long bytes) {
    pool.notePeak(bytes);
    if (chunks == null && bytes > 0) {
      pool.usualSize().note(bytes, allocatedByArena());
    }
    Quota quota = pool.quota;
    if (quota != null) {
      quota.give(Measure.BYTES, bytes);
    }
  }

  /** Fails as the JDK's arenas do, but before there is an arena. */
  static void check(long byteSize, long byteAlignment) {
    if (byteSize < 0) {
      throw new IllegalArgumentException("Invalid allocation size : " + byteSize);
    }
    if (byteAlignment <= 0 || (byteAlignment & (byteAlignment - 1)) != 0) {
      throw new IllegalArgumentException("Invalid alignment constraint : " + byteAlignment);
    }
  }

  private static MemorySegment.Scope deadScope() {
    Arena arena = Arena.ofShared();
    arena.close();
    return arena.scope();
  }
}
