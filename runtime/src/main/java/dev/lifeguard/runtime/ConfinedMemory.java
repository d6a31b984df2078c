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

  ConfinedMemory(ResourcePool<?> pool, @Nullable Memory above) {
    super(pool);
    ChunkCache inherited =
        above instanceof ConfinedMemory confined
                && confined.cache != null
                && confined.cache.isMine()
            ? confined.cache
            : null;
    this.cacheIsMine = RECYCLES && inherited == null;
    this.cache = cacheIsMine ? new ChunkCache(Depot.COMMON) : inherited;
  }

  @Override
  MemorySegment allocate(long byteSize, long byteAlignment) {
    check(byteSize, byteAlignment);
    return admitted().allocate(byteSize, byteAlignment);
  }

  @Override
  Region admitted() {
    Region bound = region;
    if (bound != null && bound.isOpenToMe()) {
      if (!pool.life.isOpen()) { // if it is, it is this thread's, which began the region
        pool.life.checkAdmitted();
      }
      return bound;
    }
    pool.life.checkAdmitted();
    return bind(bound);
  }

  @Override
  @Nullable Region region() {
    return region;
  }

  private Region bind(@Nullable Region bound) {
    if (bound != null) {
      if (Life.isMe(bound.thread())) { // it is sealed: this is an action of the arena itself
        throw pool.life.refusal(pool.path());
      }
      leaveBehind(bound);
    }
    var fresh = new Region(Arena.ofConfined(), Thread.currentThread(), cache, kept);
    kept = null;
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
        kept = bound.recycle();
        region = null;
      }
    }
    return true;
  }

  /** Gets rid of a region that this thread cannot close. */
  private void leaveBehind(Region bound) {
    region = null;
    Thread thread = bound.thread();
    long lost;
    if (thread != null && thread.isAlive()) {
      lost = bound.bytes(); // it took the pool down for a while, and could read this until it ends
    } else {
      kept = bound.recycle();
      lost = bound.bytesOfArena();
    }
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
