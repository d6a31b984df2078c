package dev.lifeguard.runtime;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Region} has once its first block is full: the block that has the most room beside
 * the open one, so that a large allocation does not cost what is left of a chunk; and the chunks
 * after the first. Most pools need none of this, and do not carry it.
 */
@SuppressWarnings("lifeguard:LG301") // a slab ends an arena, and pools are arenas: but not this one
final class Overflow {

  MemorySegment block = MemorySegment.NULL;
  long next;
  long end = -1; // not even 0 bytes fit in

  /** What {@link #block} is a view of; null if it is none. */
  @Nullable Chunk chunk;

  private Chunk[] chunks = new Chunk[4];
  private int count;

  long room() {
    return end - next;
  }

  /** Sees to it that the next {@link #add} cannot fail. */
  void makeRoom() {
    if (count == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * count);
    }
  }

  void add(Chunk taken) {
    chunks[count++] = taken;
  }

  int count() {
    return count;
  }

  /** Gives the chunks back, wiped. May be called again if it failed; none is given back twice. */
  void recycle(Chunks receiver) {
    while (count > 0) {
      Chunk last = chunks[--count];
      last.wipe();
      receiver.put(last);
    }
  }
}
