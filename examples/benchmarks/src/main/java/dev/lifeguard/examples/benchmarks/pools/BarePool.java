package dev.lifeguard.examples.benchmarks.pools;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * As little of a pool as a request needs, out of the same calls of the JDK that Lifeguard makes: no
 * thread is checked, nothing may fail or be closed out of order, a chunk is all there is. What this
 * takes is the floor for pools that hand out memory segments.
 */
final class BarePool {

  private static final int CHUNK_SIZE = 8192;
  private static final MemorySegment ZEROS = Arena.global().allocate(CHUNK_SIZE, 4096);

  private record Action(Runnable action, @Nullable Action older) {}

  private final Deque<MemorySegment> chunks;
  private final @Nullable BarePool parent;
  private @Nullable BarePool newest;
  private @Nullable BarePool elder;
  private @Nullable Action newestAction;
  private @Nullable Arena arena;
  private MemorySegment chunk = MemorySegment.NULL;
  private MemorySegment view = MemorySegment.NULL;
  private long start;
  private long next;
  private long end = -1;

  private BarePool(@Nullable BarePool parent, Deque<MemorySegment> chunks) {
    this.parent = parent;
    this.chunks = chunks;
  }

  static BarePool root() {
    return new BarePool(null, new ArrayDeque<>());
  }

  BarePool subPool() {
    var child = new BarePool(this, chunks);
    child.elder = newest;
    newest = child;
    return child;
  }

  MemorySegment allocate(long size, long alignment) {
    long begin = (next + alignment - 1) & -alignment;
    if (size > end - begin) {
      open();
      begin = start;
    }
    next = begin + size;
    return view.asSlice(begin - start, size);
  }

  @SuppressWarnings("restricted") // as in the runtime
  private void open() {
    var mine = Arena.ofConfined();
    MemorySegment idle = chunks.pollFirst();
    chunk = idle == null ? Arena.global().allocate(CHUNK_SIZE, 4096) : idle;
    view = chunk.reinterpret(mine, null);
    arena = mine;
    start = chunk.address();
    next = start;
    end = start + CHUNK_SIZE;
  }

  void onClose(Runnable action) {
    newestAction = new Action(action, newestAction);
  }

  /** Only the newest one of its parent. */
  @SuppressWarnings("lifeguard:LG301") // a child that closes puts its elder in its own place
  void close() {
    for (var child = newest; child != null; child = newest) {
      child.close();
    }
    for (var each = newestAction; each != null; each = each.older) {
      each.action.run();
    }
    newestAction = null;
    if (arena != null) {
      arena.close();
      arena = null;
      MemorySegment.copy(ZEROS, 0, chunk, 0, next - start);
      chunks.addFirst(chunk);
    }
    if (parent != null) {
      parent.newest = elder;
    }
  }
}
