package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The idle chunks of one thread's pools, so that a request takes the chunk that the last one put
 * back, still in the processor's cache, without a lock.
 *
 * <p>A confined pool has the cache of its parent if that is confined to the same thread, else a new
 * one. It is inherited rather than kept in a thread-local, because a field costs less to read, and
 * because thread-locals of a million virtual threads would hold a million caches. The topmost pool
 * with the cache {@linkplain #drain empties} it at the end.
 *
 * <p>Confined to the thread that made it. For others (who close the pools of one that has ended) it
 * only passes chunks through to the depot, which they may do at the same time.
 */
@SuppressWarnings("lifeguard:LG301") // a slab ends an arena, and pools are arenas: but not this one
final class ChunkCache implements Chunks {

  /** At most so many idle here, a quarter of a MiB; the rest goes to the depot. */
  static final int MAX_IDLE = 32;

  private final Thread thread = Thread.currentThread();
  private final Depot depot;

  /**
   * A stack: the newest is the hottest. In an array, and stored to only if something changes, which
   * in a server's steady state it does not: see {@link Slab}. So what is above {@link #count} is
   * left as it is.
   */
  private @Nullable Chunk @Nullable [] idle;

  private int count;

  ChunkCache(Depot depot) {
    this.depot = depot;
  }

  boolean isMine() {
    return Life.isMe(thread);
  }

  @Override
  public Chunk take() {
    @Nullable Chunk[] mine = idle;
    if (!isMine()) {
      return depot.take();
    }
    if (mine == null) {
      idle = new Chunk[MAX_IDLE]; // now, because put must not fail
      return depot.take();
    }
    Chunk newest = count == 0 ? null : mine[count - 1];
    if (newest == null) {
      return depot.take();
    }
    count--;
    return newest;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // that very chunk, not its equal
  public void put(Chunk chunk) {
    @Nullable Chunk[] mine = idle;
    if (mine == null || count == MAX_IDLE || !isMine()) {
      depot.put(chunk);
      return;
    }
    if (mine[count] != chunk) {
      mine[count] = chunk;
    }
    count++;
  }

  /** Gives everything to the depot. Only when no pool of the thread needs it any more. */
  void drain() {
    @Nullable Chunk[] mine = idle;
    while (mine != null && count > 0) {
      Chunk chunk = mine[--count]; // off the stack first: on no account is it in both places
      if (chunk != null) {
        depot.put(chunk);
      }
    }
  }

  /** How many chunks idle here. */
  int idle() {
    return count;
  }
}
