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

  /** Null without native access. */
  private final @Nullable ChunkCache cache;

  /** Whether no pool above has the same cache. */
  private final boolean cacheIsMine;

  /**
   * Plain, for it is read at every allocation. Other threads get to see it when the pool's thread
   * has ended, or as much of it as they need to print a number.
   */
  private @Nullable Region region;

  private ConfinedMemory(ResourcePool<?> pool, @Nullable ChunkCache inherited) {
    super(pool);
    this.cacheIsMine = RECYCLES && inherited == null;
    this.cache = cacheIsMine ? new ChunkCache(Depot.COMMON) : inherited;
  }

  /** Makes the memory of a pool that is confined to this thread. */
  static ConfinedMemory of(ResourcePool<?> pool) {
    return new ConfinedMemory(pool, RECYCLES ? cacheAbove(pool) : null);
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
    if (found instanceof ConfinedMemory confined && confined.cache != null) {
      cache = confined.cache.isMine() ? confined.cache : null; // not of a thread that has ended
    } else if (top != pool) {
      ConfinedMemory first = new ConfinedMemory(top, null);
      top.remember(first);
      cache = first.cache;
    }
    for (var below = pool.parent();
        cache != null && below != null && below != top;
        below = below.parent()) {
      below.remember(new ConfinedMemory(below, cache));
    }
    return cache;
  }

  @Override
  MemorySegment allocate(long byteSize, long byteAlignment) {
    check(byteSize, byteAlignment);
    Region bound = region;
    if (bound == null || !bound.isOpenToMe()) {
      bound = admittedWithin(byteSize, byteAlignment);
    }
    return bound.allocate(byteSize, byteAlignment);
  }

  /**
   * The region, for so many bytes; where there are limits it is guarded, so that they are asked.
   */
  private Region admittedWithin(long byteSize, long byteAlignment) {
    Region admitted = admittedWithCare(region);
    Quota quota = pool.quota;
    if (quota != null) {
      Quota refuser = reserve(quota, admitted, byteSize, byteAlignment);
      if (refuser != null) {
        throw refusal(refuser, byteSize);
      }
    }
    return admitted;
  }

  @Override
  Region admitted() {
    Region bound = region;
    return bound != null && bound.isOpenToMe() ? bound : admittedWithCare(bound);
  }

  private Region admittedWithCare(@Nullable Region bound) {
    pool.checkAdmitted();
    return bound != null && bound.isUsable() ? bound : bind(bound);
  }

  @Override
  void guard() {
    Region bound = region;
    if (bound != null) {
      bound.guard();
    }
  }

  @Override
  @Nullable Region region() {
    return region;
  }

  private Region bind(@Nullable Region bound) {
    if (bound != null) {
      if (Life.isMe(bound.thread())) { // it is sealed: this is an action of the arena itself
        throw pool.refusal(pool.path());
      }
      leaveBehind(bound);
    }
    var fresh = new Region(Arena.ofConfined(), Thread.currentThread(), cache, kept);
    kept = null;
    if (pool.quota != null) {
      fresh.guard();
    }
    region = fresh;
    return fresh;
  }

  @Override
  boolean release() {
    Region bound = region;
    if (bound == null) {
      return true;
    }
    if (!Life.isMe(bound.thread())) {
      leaveBehind(bound);
      return true;
    }
    bound.seal();
    try {
      if (bound.isAlive()) { // it is not when a release failed half-way
        bound.arena().close();
      }
    } catch (IllegalStateException failure) {
      if (!bound.isAlive()) {
        throw failure; // by an action
      }
      return false; // acquired, by a native call further up this very thread's stack
    } finally {
      if (bound.isAlive()) {
        bound.unseal();
      } else { // also when an action threw, were it an Error
        giveBack(0);
        kept = bound.recycle();
        region = null;
        giveBack(bound.bytes());
      }
    }
    return true;
  }

  @Override
  boolean isIdle() {
    Region bound = region;
    return bound == null || (bound.isUsable() && !bound.mayRun());
  }

  /** Gets rid of a region that this thread cannot close. */
  private void leaveBehind(Region bound) {
    giveBack(0);
    region = null;
    Thread thread = bound.thread();
    long lost;
    if (thread != null && thread.isAlive()) {
      lost = bound.bytes(); // it took the pool down for a while, and could read this until it ends
    } else {
      kept = bound.recycle();
      lost = bound.bytesOfArena();
    }
    giveBack(bound.bytes());
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
    Chunk chunk = kept;
    if (chunk != null && cache != null) {
      kept = null;
      cache.put(chunk);
    }
    if (cacheIsMine && cache != null) {
      cache.drain();
    }
  }
}
