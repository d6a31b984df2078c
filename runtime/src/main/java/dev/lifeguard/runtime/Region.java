package dev.lifeguard.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one pool from its first allocation until it is cleared or closed: blocks that are
 * given out from the front to the back, all under one arena, so that ending that one makes every
 * segment unusable.
 *
 * <p>A block is a recycled chunk or, without native access, one that the arena allocates for it.
 * What is too large comes from the arena by itself.
 *
 * <p>Not safe between threads, except for {@link #bytes}: a shared pool holds the monitor.
 */
@SuppressWarnings("lifeguard:LG301") // a slab ends an arena, and pools are arenas: but not this one
final class Region {

  private static final VarHandle BYTES = bytesHandle();

  private static final int MALLOC_ALIGNMENT = 16;

  private final Arena arena;

  /** The only thread that may use it; null if all may. */
  private final @Nullable Thread thread;

  /** Where chunks come from; null without native access. */
  private final @Nullable Chunks chunks;

  /** Is {@link #thread} until the pool goes or has limits: one check for all of that. */
  private @Nullable Thread user;

  private boolean sealed;
  private boolean attached;

  // The open block. Addresses: a long is compared faster than a segment is asked.
  private MemorySegment block = MemorySegment.NULL;
  private long start;
  private long next;
  private long end = -1; // not even 0 bytes fit in

  /** What {@link #block} is a view of; null if it is none. */
  private @Nullable Chunk chunk;

  /** The first chunk: in use, or kept from before the pool was cleared. */
  private @Nullable Chunk first;

  private boolean isFirstInUse;

  /** Null as long as there is only one block. */
  private @Nullable Overflow overflow;

  /** How many bytes were asked for. */
  private long bytes;

  /** How many bytes came from the arena itself. */
  private long bytesOfArena;

  Region(Arena arena, @Nullable Thread thread, @Nullable Chunks chunks, @Nullable Chunk kept) {
    this.arena = arena;
    this.thread = thread;
    this.user = thread;
    this.chunks = chunks;
    this.first = kept;
  }

  Arena arena() {
    return arena;
  }

  /** The scope, for those who may attach actions of their own to the arena. */
  MemorySegment.Scope scope() {
    attached = true;
    return arena.scope();
  }

  /** Whether closing the arena may run something. */
  boolean mayRun() {
    return attached;
  }

  @Nullable Thread thread() {
    return thread;
  }

  boolean isAlive() {
    return arena.scope().isAlive();
  }

  /** Whether this thread is the one that may use it, and nothing else need be asked. */
  boolean isOpenToMe() {
    return Life.isMe(user);
  }

  /** Whether this thread is the one that may use it, and it is not sealed. */
  boolean isUsable() {
    return Life.isMe(thread) && !sealed;
  }

  /** See {@link Memory#guard}. */
  void guard() {
    user = null;
  }

  boolean isSealed() {
    return sealed;
  }

  /** Nothing more may be allocated; the arena is about to be closed. */
  void seal() {
    sealed = true;
    user = null;
  }

  /** The arena could not be closed after all. */
  void unseal() {
    sealed = false;
  }

  /** How many bytes were asked for; every thread may ask. */
  long bytes() {
    return (long) BYTES.getOpaque(this);
  }

  /** How many bytes of blocks it has; for other threads roughly. */
  long bytesReserved() {
    Overflow extra = overflow;
    int count = (first == null ? 0 : 1) + (extra == null ? 0 : extra.count());
    return count * (long) Chunk.SIZE + bytesOfArena;
  }

  /** How many of them only closing the arena can free. */
  long bytesOfArena() {
    return chunks == null ? bytes : bytesOfArena;
  }

  /**
   * Allocates; the arguments have been checked.
   *
   * <p>The slice is made at this one place, whichever way its block was found. With two places that
   * meet, the compiler no longer sees that a slice that does not escape need not exist, and the
   * allocation takes 10 ns instead of 2.
   */
  MemorySegment allocate(long size, long alignment) {
    long begin = align(next, alignment);
    if (size > end - begin) {
      grow(size, alignment);
      begin = align(next, alignment);
    }
    next = begin + size;
    BYTES.setOpaque(this, bytes + size); // for who looks from outside; a volatile costs a fence
    return block.asSlice(begin - start, size);
  }

  /** Sees to it that the next {@link #allocate}, if it is for as much, cannot fail. */
  void makeRoom(long size, long alignment) {
    if (size > end - align(next, alignment)) {
      grow(size, alignment);
    }
    BYTES.setOpaque(this, bytes); // so that there is stack for that
  }

  private static long align(long address, long alignment) {
    return (address + alignment - 1) & -alignment;
  }

  /** Opens a block that has room. Returns nothing, see {@link #allocate}. */
  private void grow(long size, long alignment) {
    Overflow extra = overflow;
    if (extra != null && size <= extra.end - align(extra.next, alignment)) {
      swap(extra);
      return;
    }
    if (chunks != null && fits(size, alignment, Chunk.SIZE, Slab.ALIGNMENT)) {
      Chunk fresh = takeChunk(chunks);
      open(fresh.under(arena), fresh);
      return;
    }
    long blockSize = chunks == null ? nextBlockSize() : 0;
    MemorySegment fresh =
        fits(size, alignment, blockSize, MALLOC_ALIGNMENT)
            ? arena.allocate(blockSize, MALLOC_ALIGNMENT)
            : arena.allocate(size, alignment);
    bytesOfArena += fresh.byteSize();
    open(fresh, null);
  }

  private static boolean fits(long size, long alignment, long blockSize, long blockAlignment) {
    return size <= blockSize - Math.max(0, alignment - blockAlignment);
  }

  /** Without native access a block is paid for by the byte: begin with a small one. */
  private long nextBlockSize() {
    return Math.clamp(bytesOfArena, Chunk.SIZE / 4, Chunk.SIZE);
  }

  /** Makes a block the open one, and of the other two the one with more room the spare one. */
  private void open(MemorySegment fresh, @Nullable Chunk freshChunk) {
    if (end >= 0) {
      setAside(overflow());
    }
    block = fresh;
    chunk = freshChunk;
    start = fresh.address();
    next = start;
    end = next + fresh.byteSize();
  }

  private void setAside(Overflow extra) {
    noteUsed();
    if (end - next >= extra.room()) {
      extra.block = block;
      extra.chunk = chunk;
      extra.next = next;
      extra.end = end;
    }
  }

  private void swap(Overflow extra) {
    MemorySegment otherBlock = extra.block;
    Chunk otherChunk = extra.chunk;
    long otherNext = extra.next;
    long otherEnd = extra.end;
    extra.end = -1; // so that there is room for what is set aside
    setAside(extra);
    block = otherBlock;
    chunk = otherChunk;
    start = otherBlock.address();
    next = otherNext;
    end = otherEnd;
  }

  private Overflow overflow() {
    Overflow made = overflow;
    if (made == null) {
      made = new Overflow();
      overflow = made;
    }
    return made;
  }

  private void noteUsed() {
    if (chunk != null) {
      chunk.noteUsed(next - start);
    }
  }

  /** The kept chunk or a new one, noted among those in use before anything can go wrong. */
  private Chunk takeChunk(Chunks source) {
    Chunk taken = first;
    if (taken == null) {
      taken = source.take();
      first = taken;
    } else if (isFirstInUse) {
      Overflow extra = overflow();
      extra.makeRoom();
      taken = source.take();
      extra.add(taken);
    }
    isFirstInUse = true;
    return taken;
  }

  /**
   * Gives the chunks back, once nobody can use a segment of this region any more: the arena is
   * closed, or the thread that it is confined to has ended. If it fails (with no stack left) it may
   * be called again; no chunk is given back twice.
   *
   * @return the first chunk, wiped, for the pool to keep; null if there was none
   */
  @Nullable Chunk recycle() {
    noteUsed();
    chunk = null;
    if (chunks != null && overflow != null) {
      overflow.recycle(chunks);
    }
    Chunk oldest = first;
    first = null;
    if (oldest != null) {
      oldest.wipe();
    }
    return oldest;
  }

  private static VarHandle bytesHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Region.class, "bytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
