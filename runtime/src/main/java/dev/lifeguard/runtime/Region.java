package dev.lifeguard.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What one pool allocates from its first allocation until it is cleared or closed: blocks that are
 * given out from the front to the back, all under one arena, so that ending that one makes every
 * segment unusable. After that it can {@link #begin} again.
 *
 * <p>A block is a recycled chunk or, without native access, one that the arena allocates for it.
 * What is too large comes from the arena by itself.
 *
 * <p>Not safe between threads, except for {@link #isBound} and {@link #bytes}: a shared pool's
 * memory holds its monitor. It is a part of {@link Memory} rather than an object of its own because
 * allocating memory should not take much of it.
 */
abstract sealed class Region permits Memory {

  private static final VarHandle BYTES = bytesHandle();

  private static final int MALLOC_ALIGNMENT = 16;

  /** Null as long as it has not begun, and again once it is gone. */
  private @Nullable Arena arena;

  /** The only thread that may use it; null if all may. */
  private @Nullable Thread thread;

  /** Where chunks come from; null without native access. */
  final @Nullable Chunks chunks;

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

  Region(@Nullable Chunks chunks) {
    this.chunks = chunks;
  }

  /**
   * Begins, empty and under a new arena.
   *
   * @param newThread the only thread that may use it; null if all may
   */
  final void begin(Arena newArena, @Nullable Thread newThread) {
    if (end >= 0) { // not the first time
      start = 0;
      next = 0;
      end = -1;
      overflow = null;
      bytesOfArena = 0;
      BYTES.setOpaque(this, 0);
    }
    attached = false;
    sealed = false;
    thread = newThread;
    user = newThread;
    arena = newArena;
  }

  /** Whether it has begun and is not gone. */
  boolean isBound() {
    return arena != null;
  }

  final Arena arena() {
    Arena mine = arena;
    if (mine == null) {
      throw new IllegalStateException("not begun");
    }
    return mine;
  }

  /** The scope, for those who may attach actions of their own to the arena. */
  final MemorySegment.Scope arenaScope() {
    attached = true;
    return arena().scope();
  }

  /** Whether closing the arena may run something. */
  final boolean mayRun() {
    return attached;
  }

  final @Nullable Thread thread() {
    return thread;
  }

  final boolean isAlive() {
    return arena().scope().isAlive();
  }

  /** Whether this thread is the one that may use it, and nothing else need be asked. */
  final boolean isOpenToMe() {
    return Life.isMe(user);
  }

  /** Whether this thread is the one that may use it, and it is not sealed. */
  final boolean isUsable() {
    return arena != null && Life.isMe(thread) && !sealed;
  }

  /** From now on every allocation asks first whether it may: the pool is going, or has limits. */
  final void guard() {
    user = null;
  }

  final boolean isSealed() {
    return sealed;
  }

  /** Nothing more may be allocated; the arena is about to be closed. */
  final void seal() {
    sealed = true;
    user = null;
  }

  /** The arena could not be closed after all. */
  final void unseal() {
    sealed = false;
  }

  /** How many bytes were asked for since it began; every thread may ask. */
  final long bytes() {
    return isBound() ? (long) BYTES.getOpaque(this) : 0;
  }

  /** How many bytes of blocks it keeps from others; for other threads roughly. */
  final long bytesReserved() {
    if (!isBound()) {
      return first == null ? 0 : Chunk.SIZE;
    }
    Overflow extra = overflow;
    int count = (first == null ? 0 : 1) + (extra == null ? 0 : extra.count());
    return count * (long) Chunk.SIZE + bytesOfArena;
  }

  /** How many bytes of blocks came from the arena itself, since it began last. */
  final long allocatedByArena() {
    return bytesOfArena;
  }

  /** How many of them only closing the arena can free. */
  final long bytesOfArena() {
    return chunks == null ? bytes : bytesOfArena;
  }

  /**
   * Allocates; the arguments have been checked.
   *
   * <p>The slice is made at this one place, whichever way its block was found. With two places that
   * meet, the compiler no longer sees that a slice that does not escape need not exist, and the
   * allocation takes 10 ns instead of 2.
   */
  final MemorySegment take(long size, long alignment) {
    long begin = align(next, alignment);
    if (size > end - begin) {
      grow(size, alignment);
      begin = align(next, alignment);
    }
    next = begin + size;
    BYTES.setOpaque(this, bytes + size); // for who looks from outside; a volatile costs a fence
    return block.asSlice(begin - start, size);
  }

  /** Sees to it that the next {@link #take}, if it is for as much, cannot fail. */
  final void makeRoom(long size, long alignment) {
    if (size > end - align(next, alignment)) {
      grow(size, alignment);
    }
    BYTES.setOpaque(this, bytes); // so that there is stack for that
  }

  private static long align(long address, long alignment) {
    return (address + alignment - 1) & -alignment;
  }

  /** Opens a block that has room. Returns nothing, see {@link #take}. */
  private void grow(long size, long alignment) {
    Overflow extra = overflow;
    if (extra != null && size <= extra.end - align(extra.next, alignment)) {
      swap(extra);
      return;
    }
    if (chunks != null && fits(size, alignment, Chunk.SIZE, Slab.ALIGNMENT)) {
      Chunk fresh = takeChunk(chunks);
      open(fresh.under(arena()), fresh);
      return;
    }
    long blockSize = chunks == null ? nextBlockSize() : 0;
    MemorySegment fresh =
        fits(size, alignment, blockSize, MALLOC_ALIGNMENT)
            ? arena().allocate(blockSize, MALLOC_ALIGNMENT)
            : arena().allocate(size, alignment);
    bytesOfArena += fresh.byteSize();
    open(fresh, null);
  }

  private static boolean fits(long size, long alignment, long blockSize, long blockAlignment) {
    return size <= blockSize - Math.max(0, alignment - blockAlignment);
  }

  /** Without native access a block is paid for by the byte: so they begin small, and double. */
  private long nextBlockSize() {
    return bytesOfArena == 0 ? firstBlockSize() : Math.min(bytesOfArena, Chunk.SIZE);
  }

  /** How large the first block that the arena allocates should be. */
  abstract long firstBlockSize();

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
   * Ends, once nobody can use a segment of this region any more: the arena is closed, or the thread
   * that it is confined to has ended. All chunks but the first are given back; that is kept for
   * what comes next, wiped. If it fails (with no stack left) it may be called again; no chunk is
   * given back twice.
   */
  final void recycle() {
    noteUsed();
    chunk = null;
    if (chunks != null && overflow != null) {
      overflow.recycle(chunks);
    }
    if (first != null) {
      first.wipe();
    }
    isFirstInUse = false;
    abandon();
  }

  /** Ends without the chunks, for somebody might use them still. */
  final void abandonChunks() {
    chunk = null;
    first = null;
    isFirstInUse = false;
    abandon();
  }

  private void abandon() {
    user = null;
    arena = null;
  }

  /** Gives away the chunk that was kept. */
  final void giveUpKept() {
    Chunk kept = first;
    if (kept != null && chunks != null) {
      first = null;
      chunks.put(kept);
    }
  }

  private static VarHandle bytesHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Region.class, "bytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
