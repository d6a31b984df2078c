package dev.lifeguard.runtime;

/** Where chunks come from and go back to. */
sealed interface Chunks permits ChunkCache, Depot {

  /**
   * A chunk full of zeros.
   *
   * @throws OutOfMemoryError if there is none and the system has no memory for more
   */
  Chunk take();

  /** Takes back a chunk that was {@linkplain Chunk#wipe wiped}, and allocates nothing for that. */
  void put(Chunk chunk);
}
