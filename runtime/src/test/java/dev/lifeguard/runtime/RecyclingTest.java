package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Memory goes from pool to pool, and nobody notices. */
class RecyclingTest {

  static Stream<ResourcePool<?>> pools() {
    return Stream.of(ResourcePool.root(Daemon.class), ResourcePool.root(Hub.class));
  }

  static boolean recycles() {
    return Memory.RECYCLES;
  }

  private static int chunksInUse() {
    return Depot.COMMON.size() - Depot.COMMON.idle();
  }

  @Test
  void bothVariantsAreTested() {
    assertEquals(System.getProperty("variant", "recycles").equals("recycles"), Memory.RECYCLES);
  }

  @ParameterizedTest
  @MethodSource("pools")
  @EnabledIf("recycles")
  void theNextPoolGetsTheSameMemoryZeroed(ResourcePool<?> parent) {
    ResourcePool<?> first = parent.subPool();
    MemorySegment stale = first.allocate(4000);
    stale.fill((byte) 7);
    first.close();
    ResourcePool<?> second = parent.subPool();
    MemorySegment fresh = second.allocate(4000);
    assertEquals(stale.address(), fresh.address());
    assertEquals(-1, fresh.mismatch(MemorySegment.ofArray(new byte[4000])));
    parent.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aStaleSegmentThrowsAlsoWhenItsMemoryServesAnotherPool(ResourcePool<?> parent) {
    ResourcePool<?> first = parent.subPool();
    MemorySegment stale = first.allocate(64);
    MemorySegment slice = stale.asSlice(8, 8);
    var buffer = stale.asByteBuffer();
    first.close();
    ResourcePool<?> second = parent.subPool();
    MemorySegment fresh = second.allocate(64);
    assertThrows(IllegalStateException.class, () -> stale.get(ValueLayout.JAVA_BYTE, 0));
    assertThrows(IllegalStateException.class, () -> stale.set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    assertThrows(IllegalStateException.class, () -> stale.fill((byte) 1));
    assertThrows(IllegalStateException.class, () -> fresh.copyFrom(stale));
    assertThrows(IllegalStateException.class, () -> stale.copyFrom(fresh));
    assertThrows(IllegalStateException.class, () -> slice.get(ValueLayout.JAVA_BYTE, 0));
    assertThrows(IllegalStateException.class, () -> buffer.put(0, (byte) 1));
    assertEquals(-1, fresh.mismatch(MemorySegment.ofArray(new byte[64])));
    parent.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  @EnabledIf("recycles")
  void aClearedPoolKeepsItsFirstChunk(ResourcePool<?> pool) {
    MemorySegment before = pool.allocate(100);
    pool.allocate(8000);
    int used = chunksInUse();
    pool.clear();
    assertTrue(chunksInUse() <= used);
    pool.subPool().allocate(1); // whatever others do meanwhile
    MemorySegment after = pool.allocate(100);
    assertEquals(before.address(), after.address());
    assertNotEquals(before.scope(), after.scope());
    pool.clear();
    pool.clear();
    assertEquals(before.address(), pool.allocate(100).address());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aLargeBlockDoesNotCostTheRestOfAChunk(ResourcePool<?> pool) {
    MemorySegment before = pool.allocate(16);
    pool.allocate(100_000);
    pool.allocate(64, 1 << 20);
    MemorySegment after = pool.allocate(16);
    assertEquals(before.address() + 16, after.address());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void segmentsDoNotOverlap(ResourcePool<?> pool) {
    for (long seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      List<MemorySegment> segments = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        long size = random.nextInt(10) == 0 ? random.nextInt(40_000) : random.nextInt(700);
        long alignment = 1L << random.nextInt(random.nextInt(8) == 0 ? 16 : 7);
        MemorySegment segment = pool.allocate(size, alignment);
        assertEquals(size, segment.byteSize(), "seed " + seed);
        assertEquals(0, segment.address() % alignment, "seed " + seed);
        assertTrue(isFilled(segment, (byte) 0), "seed " + seed);
        segments.add(segment.fill((byte) i));
      }
      for (int i = 0; i < segments.size(); i++) {
        assertTrue(isFilled(segments.get(i), (byte) i), "seed " + seed);
      }
      pool.clear();
    }
    pool.close();
  }

  private static boolean isFilled(MemorySegment segment, byte value) {
    return segment.byteSize() == 0
        || (segment.get(ValueLayout.JAVA_BYTE, 0) == value
            && MemorySegment.mismatch(
                    segment, 0, segment.byteSize() - 1, segment, 1, segment.byteSize())
                < 0);
  }

  @ParameterizedTest
  @MethodSource("pools")
  @SuppressWarnings("restricted") // tests have native access
  void nothingLeaksWhenThingsFail(ResourcePool<?> parent) {
    parent.subPool().allocate(1);
    int used = chunksInUse();
    for (int i = 0; i < 500; i++) {
      ResourcePool<?> pool = parent.subPool();
      for (int k = 0; k < 5; k++) {
        pool.subPool().allocate(5000);
        pool.allocate(5000);
      }
      pool.onClose(
          () -> {
            throw new AssertionError("a clean-up");
          });
      pool.allocate(8)
          .reinterpret(
              pool,
              segment -> {
                throw new AssertionError("an action of the memory");
              });
      if (i % 2 == 0) {
        assertThrows(AssertionError.class, pool::clear);
      }
      pool.allocate(100);
      assertThrows(OutOfMemoryError.class, () -> pool.allocate(Long.MAX_VALUE / 2));
      pool.onClose(
          () -> {
            pool.allocate(9000);
            throw new StackOverflowError("another clean-up");
          });
      assertThrows(Error.class, pool::close);
    }
    int cached = ChunkCache.MAX_IDLE; // chunks that wait in the parent's cache count as used
    assertTrue(chunksInUse() <= used + cached, () -> used + " then " + chunksInUse());
    parent.close();
    assertTrue(chunksInUse() <= used);
  }

  @Test
  void chunksOfDeadThreadsAreRecycled() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    int used = chunksInUse();
    for (int i = 0; i < 20; i++) {
      Threads.onAnother(
          () -> {
            ResourcePool<?> pool = SessionRec.in(hub, "ann").pool();
            pool.subPool(Tmp.class).allocate(8000);
            pool.subPool(Tmp.class).allocate(8000);
            pool.subPool(Tmp.class).close();
            ResourcePool<Tmp> filled = pool.subPool(Tmp.class);
            filled.allocate(8000);
            filled.close(); // its chunk waits in the cache of the thread
            return pool.allocate(8);
          });
    }
    assertTrue(!Memory.RECYCLES || chunksInUse() >= used + 20 * 3);
    assertEquals(Memory.RECYCLES, CaughtLog.during(hub::close).isEmpty());
    assertEquals(used, chunksInUse());
  }

  @Test
  void whoInheritsAPoolDoesNotInheritTheCacheOfItsThread() throws Exception {
    int used = chunksInUse();
    ResourcePool<Daemon> orphan =
        Threads.onAnother(
            () -> {
              ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
              daemon.allocate(8000);
              daemon.subPool().allocate(8000);
              return daemon;
            });
    assertEquals(Memory.RECYCLES, CaughtLog.during(orphan::clear).isEmpty());
    MemorySegment mine = orphan.allocate(8);
    mine.fill((byte) 1);
    orphan.subPool().allocate(8000).fill((byte) 1);
    assertEquals((byte) 1, mine.get(ValueLayout.JAVA_BYTE, 0));
    orphan.close();
    assertEquals(used, chunksInUse());
  }

  /** Who takes the pool of a dead thread down allocates for itself, and may have to give up. */
  @Test
  void memoryOfAThreadThatGaveUpIsNotRecycledWhileItLives() throws Exception {
    ResourcePool<?>[] room = new ResourcePool<?>[1];
    MemorySegment[] mine = new MemorySegment[1];
    ResourcePool<Daemon> orphan =
        Threads.onAnother(
            () -> {
              ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
              room[0] = daemon.subPool(Room.class);
              daemon.beforeClose(() -> mine[0] = daemon.allocate(64).fill((byte) 5));
              return daemon;
            });
    var user = new Threads.TwoSteps<>("user", () -> SessionRec.in(room[0], "ann"), () -> {});
    assertThrows(PoolInUseException.class, orphan::close);
    user.finish();
    assertEquals(1, CaughtLog.during(() -> Threads.resultOf(Threads.start(orphan::close))).size());
    assertFalse(orphan.isClosing());
    try (ResourcePool<Hub> others = ResourcePool.root(Hub.class)) {
      for (int i = 0; i < 500; i++) {
        others.allocate(8000).fill((byte) 9);
      }
      assertEquals((byte) 5, mine[0].get(ValueLayout.JAVA_BYTE, 63));
    }
  }

  /** The pools between them have no memory, and one of them is of another thread or shared. */
  @Test
  @EnabledIf("recycles")
  void aCacheIsFoundFarAboveButNotBeyondOtherThreadsPools() {
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      int used = chunksInUse();
      ResourcePool<?> between = daemon.subPool().subPool().subPool();
      ResourcePool<?> first = between.subPool();
      long address = first.allocate(1).address();
      first.close();
      assertEquals(address, between.subPool().subPool().allocate(1).address());
      daemon.allocate(1);
      assertEquals(used + 2, chunksInUse());

      ResourcePool<?> own = SessionRec.in(daemon.subPool(Room.class), "user").pool();
      ResourcePool<?> ownFirst = own.subPool();
      ownFirst.allocate(1);
      ownFirst.close();
      daemon.allocate(8000);
      daemon.allocate(8000);
      assertEquals(used + 4, chunksInUse(), "one of them idles in the other cache");
      own.close();
      assertEquals(used + 3, chunksInUse(), "which ended with the topmost pool that had it");
    }
  }

  @Test
  @EnabledIf("recycles")
  void poolsOfOneChainFindTheCacheInALinearNumberOfSteps() {
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      List<ResourcePool<?>> chain = new ArrayList<>();
      chain.add(daemon);
      for (int i = 0; i < 30_000; i++) {
        chain.add(chain.getLast().subPool());
      }
      chain.reversed().forEach(pool -> pool.allocate(0)); // 450 million steps, if each went up
      chain.forEach(pool -> assertTrue(pool.memory().isBound()));
    }
  }

  @Test
  @EnabledIf("recycles")
  void aCacheIsInheritedAndBounded() {
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      int used = chunksInUse();
      ResourcePool<?> pool = daemon.subPool().subPool();
      for (int i = 0; i < 3 * ChunkCache.MAX_IDLE; i++) {
        pool.allocate(8000);
      }
      assertEquals(used + 3 * ChunkCache.MAX_IDLE, chunksInUse());
      pool.close();
      assertEquals(used + ChunkCache.MAX_IDLE, chunksInUse());
      daemon.subPool().allocate(1);
      assertEquals(used + ChunkCache.MAX_IDLE, chunksInUse(), "taken from the cache");
    }
  }

  @Test
  void theDepotIsBounded() {
    var depot = new Depot(Slab.CHUNKS);
    List<Chunk> chunks = new ArrayList<>();
    var random = new SplittableRandom(1);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 10 * Slab.CHUNKS; i++) {
        chunks.add(depot.take());
      }
      assertEquals(0, depot.idle());
      assertEquals(10 * Slab.CHUNKS, depot.size());
      while (!chunks.isEmpty()) {
        int index = random.nextInt(chunks.size());
        Chunk last = chunks.removeLast();
        depot.put(index == chunks.size() ? last : chunks.set(index, last));
      }
      assertEquals(Slab.CHUNKS, depot.idle());
      assertEquals(Slab.CHUNKS, depot.size());
    }
  }

  @Test
  void theDepotTakesFromTheOldestSlabSoThatTheYoungestEmpty() {
    var depot = new Depot(0);
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < 3 * Slab.CHUNKS; i++) {
      chunks.add(depot.take());
    }
    for (int i = 0; i < chunks.size(); i += 3) {
      depot.put(chunks.get(i));
    }
    assertEquals(3 * Slab.CHUNKS, depot.size());
    Chunk oldest = depot.take();
    assertSame(chunks.getFirst().slab, oldest.slab);
    depot.put(oldest);
    for (int i = 0; i < chunks.size(); i++) {
      if (i % 3 != 0) {
        depot.put(chunks.get(i));
      }
    }
    assertEquals(0, depot.size());
  }
}
