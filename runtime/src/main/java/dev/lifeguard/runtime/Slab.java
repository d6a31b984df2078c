package dev.lifeguard.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What chunks are cut from: one block from the system, so that it is asked rarely, and its idle
 * chunks. It goes back to the system as a whole, and only when all its chunks are idle.
 *
 * <p>Guarded by the monitor of the {@link Depot} that made it, but for {@link #free}.
 */
final class Slab {

  static final int CHUNKS = 128;

  /** Of each chunk: a page. */
  static final long ALIGNMENT = 4096;

  private final Arena arena = Arena.ofShared();

  /**
   * A stack in an array. Threaded through the chunks as a list, it made the barriers of G1 cost
   * twice as much in some runs as in others, as chunks and slabs are old and in several regions.
   */
  private final Chunk[] idle = new Chunk[CHUNKS];

  private int count;

  /** How many slabs were made before it. */
  final long number;

  /**
   * Asks the system for memory.
   *
   * @throws OutOfMemoryError if it has none
   */
  Slab(long number) {
    this.number = number;
    try {
      MemorySegment memory = arena.allocate((long) CHUNKS * Chunk.SIZE, ALIGNMENT);
      for (int i = CHUNKS - 1; i >= 0; i--) { // so that the first in memory is taken first
        idle[count++] = new Chunk(this, memory.asSlice((long) i * Chunk.SIZE, Chunk.SIZE));
      }
    } catch (Throwable failure) {
      arena.close();
      throw failure;
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether nobody has any of its chunks. */
  boolean isWhole() {
    return count == CHUNKS;
  }

  Chunk take() {
    return idle[--count];
  }

  void put(Chunk chunk) {
    if (idle[count] != chunk) { // as in ChunkCache
      idle[count] = chunk;
    }
    count++;
  }

  /**
   * Gives the memory back to the system, when it is whole and out of the depot. Closing a shared
   * arena halts all threads for a moment, which 128 chunks at a time can bear.
   */
  void free() {
    arena.close();
  }
}
