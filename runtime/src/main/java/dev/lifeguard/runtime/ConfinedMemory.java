package dev.lifeguard.runtime;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a pool that is confined to a thread: no locks, and a confined arena.
 *
 * <p>The JDK lets only the thread that made a confined arena close it. When that thread has ended
 * without closing its pool, nobody can read its segments any more, for nobody else ever could; so
 * its chunks are recycled all the same. Only what the arena has allocated itself stays where it is,
 * with a warning in the log of {@code dev.lifeguard.runtime}.
 */
@SuppressWarnings("lifeguard:LG301") // a slab ends an arena, and pools are arenas: but not this one
final class ConfinedMemory extends Memory {

  /** Whether no pool above has the same cache. */
  private final boolean cacheIsMine;

  /**
   * @param cache null without native access
   */
  private ConfinedMemory(ResourcePool<?> pool, @Nullable ChunkCache cache, boolean cacheIsMine) {
    super(pool, cache);
    this.cacheIsMine = cacheIsMine;
  }

  /** Makes the memory of a pool that is confined to this thread. */
  static ConfinedMemory of(ResourcePool<?> pool) {
    if (!RECYCLES) {
      return new ConfinedMemory(pool, null, false);
    }
    ChunkCache inherited = cacheAbove(pool);
    return inherited == null
        ? new ConfinedMemory(pool, new ChunkCache(Depot.COMMON), true)
        : new ConfinedMemory(pool, inherited, false);
  }

  /**
   * The cache to inherit, null if there is none: that of the nearest pool above with memory, as far
   * up as pools are confined to this thread. If there is no such memory, the topmost gets one. And
   * so do all on the way, so that no pool is passed twice, however deep they are nested.
   */
  private static @Nullable ChunkCache cacheAbove(ResourcePool<?> pool) {
    ResourcePool<?> top = pool;
    Memory found = null;
    for (var above = pool.parent();
        found == null && above != null && above.isMine();
        above = above.parent()) {
      top = above;
      found = above.memoryIfAny();
    }
    ChunkCache cache = null;
    if (found != null && found.chunks instanceof ChunkCache theirs) {
      cache = theirs.isMine() ? theirs : null; // not of a thread that has ended
    } else if (top != pool) {
      cache = new ChunkCache(Depot.COMMON);
      top.remember(new ConfinedMemory(top, cache, true));
    }
    for (var below = pool.parent();
        cache != null && below != null && below != top;
        below = below.parent()) {
      below.remember(new ConfinedMemory(below, cache, false));
    }
    return cache;
  }

  @Override
  MemorySegment allocate(long byteSize, long byteAlignment) {
    check(byteSize, byteAlignment);
    if (!isOpenToMe()) {
      admit();
      reserve(byteSize, byteAlignment);
    }
    return take(byteSize, byteAlignment);
  }

  /** Asks limits for so many bytes. Where there are some it is guarded, so that they are asked. */
  private void reserve(long byteSize, long byteAlignment) {
    Quota quota = pool.quota;
    Quota refuser = quota == null ? null : reserve(quota, byteSize, byteAlignment);
    if (refuser != null) {
      throw refusal(refuser, byteSize);
    }
  }

  @Override
  MemorySegment.Scope scope() {
    if (!isOpenToMe()) {
      admit();
    }
    return arenaScope();
  }

  /** Sees to it that there is a region and this thread may use it, or throws. */
  private void admit() {
    pool.checkAdmitted();
    if (!isUsable()) {
      bind();
    }
  }

  private void bind() {
    if (isBound()) {
      if (Life.isMe(thread())) { // it is sealed: this is an action of the arena itself
        throw pool.refusal(pool.path());
      }
      leaveBehind();
    }
    begin(Arena.ofConfined(), Thread.currentThread());
    if (pool.quota != null) {
      guard();
    }
  }

  @Override
  boolean release() {
    if (!isBound()) {
      return true;
    }
    if (!Life.isMe(thread())) {
      leaveBehind();
      return true;
    }
    seal();
    try {
      if (isAlive()) { // it is not when a release failed half-way
        arena().close();
      }
    } catch (IllegalStateException failure) {
      if (!isAlive()) {
        throw failure; // by an action
      }
      return false; // acquired, by a native call further up this very thread's stack
    } finally {
      if (isAlive()) {
        unseal();
      } else { // also when an action threw, were it an Error
        giveBack(0);
        long held = bytes();
        recycle();
        giveBack(held);
      }
    }
    return true;
  }

  @Override
  boolean isIdle() {
    return !isBound() || (isUsable() && !mayRun());
  }

  /** Gets rid of a region that this thread cannot close. */
  private void leaveBehind() {
    giveBack(0);
    Thread thread = thread();
    long held = bytes();
    long lost;
    if (thread != null && thread.isAlive()) {
      lost = held; // it took the pool down for a while, and could read this until it ends
      abandonChunks();
    } else {
      lost = bytesOfArena();
      recycle();
    }
    giveBack(held);
    if (lost > 0) {
      System.getLogger("dev.lifeguard.runtime")
          .log(
              Level.WARNING,
              "{0}: {1} bytes cannot be freed, because {2} ended without closing its pool",
              pool.path(),
              Long.toString(lost), // or it would be written as people of this place write numbers
              thread == null ? "a thread" : ThreadLabel.of(thread));
    }
  }

  @Override
  void dispose() {
    giveUpKept();
    if (cacheIsMine && chunks instanceof ChunkCache cache) {
      cache.drain();
    }
  }
}
