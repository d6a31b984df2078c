package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chunks that no thread has: shared pools take theirs here, and the caches of confined ones
 * too, when they are empty.
 *
 * <p>Every slab with a chunk in use is listed here and so stays, even if the pool that uses it was
 * forgotten without being closed: that leaks, as forgotten arenas do, but is never freed under a
 * reader.
 *
 * <p>Bounded: when more than the given number of chunks idle, slabs without a chunk in use go back
 * to the system. So that there are such slabs, chunks are taken from the oldest slab that has one.
 *
 * <p>Every thread may use it; its monitor is held for a few steps, or for one call of malloc.
 */
final class Depot implements Chunks {

  /** The one that pools use: up to 16 MiB may idle in it. APR calls that {@code max_free}. */
  static final Depot COMMON = new Depot(16 * Slab.CHUNKS);

  private final int maxIdle;

  /** Oldest first, ordered by number. */
  private final List<Slab> slabs = new ArrayList<>();

  /** No slab before this index has an idle chunk. */
  private int start;

  private int idle;
  private int whole;
  private long made;

  Depot(int maxIdle) {
    this.maxIdle = maxIdle;
  }

  @Override
  public synchronized Chunk take() {
    while (start < slabs.size() && slabs.get(start).isEmpty()) {
      start++;
    }
    if (start == slabs.size()) {
      slabs.add(new Slab(made++));
      idle += Slab.CHUNKS;
      whole++;
    }
    Slab slab = slabs.get(start);
    if (slab.isWhole()) {
      whole--;
    }
    idle--;
    return slab.take();
  }

  @Override
  public void put(Chunk chunk) {
    Slab surplus = putAndFindSurplus(chunk);
    if (surplus != null) {
      surplus.free(); // outside of the monitor, for it takes long
    }
  }

  private synchronized @Nullable Slab putAndFindSurplus(Chunk chunk) {
    Slab slab = chunk.slab;
    slab.put(chunk);
    idle++;
    start = Math.min(start, indexOf(slab));
    if (slab.isWhole()) {
      whole++;
    }
    return idle > maxIdle && whole > 0 ? removeYoungestWhole() : null;
  }

  private int indexOf(Slab slab) {
    int low = 0;
    int high = slabs.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (slabs.get(middle).number < slab.number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Slab removeYoungestWhole() {
    int index = slabs.size() - 1;
    while (!slabs.get(index).isWhole()) {
      index--;
    }
    idle -= Slab.CHUNKS;
    whole--;
    return slabs.remove(index);
  }

  /** How many chunks idle. */
  synchronized int idle() {
    return idle;
  }

  /** How many chunks there are. */
  synchronized int size() {
    return slabs.size() * Slab.CHUNKS;
  }
}
