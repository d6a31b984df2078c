package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.SessionRec;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much pools hold, alone and with everything below them. */
class StatsTest {

  private static final long KEPT = Memory.RECYCLES ? Chunk.SIZE : 0;

  static Stream<ResourcePool<?>> pools() {
    return Stream.of(ResourcePool.root(Daemon.class), ResourcePool.root(Hub.class));
  }

  private static void assertNothing(PoolStats stats) {
    assertEquals(0, stats.usedBytes());
    assertEquals(0, stats.reservedBytes());
    assertEquals(0, stats.subPools());
    assertEquals(0, stats.cleanups());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void bytesAreCountedAsTheyWereAskedFor(ResourcePool<?> pool) {
    assertNothing(pool.stats());
    pool.allocate(0);
    assertEquals(0, pool.stats().usedBytes());
    pool.allocate(3, 1);
    pool.allocate(5, 4096);
    assertEquals(8, pool.stats().usedBytes());
    pool.allocate(100_000);
    pool.copy(pool.allocateFrom("four"));
    assertEquals(8 + 100_000 + 5 + 5, pool.stats().usedBytes());
    pool.close();
    assertNothing(pool.stats());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void reservedIsWhatIsKeptFromOthers(ResourcePool<?> pool) {
    long used = 0;
    for (int size = 1; size < 100_000; size *= 3) {
      pool.allocate(size);
      used += size;
      long reserved = pool.stats().reservedBytes();
      assertTrue(reserved >= used, reserved + " bytes reserved, " + used + " used");
      assertTrue(
          reserved <= 2 * used + 2L * Chunk.SIZE, reserved + " bytes reserved, " + used + " used");
    }
    pool.clear();
    assertEquals(KEPT, pool.stats().reservedBytes());
    pool.scope();
    assertEquals(KEPT, pool.stats().reservedBytes());
    pool.allocate(1);
    assertTrue(pool.stats().reservedBytes() <= Chunk.SIZE);
    pool.close();
    assertEquals(0, pool.stats().reservedBytes());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void peakSurvivesClear(ResourcePool<?> pool) {
    assertEquals(OptionalLong.of(0), pool.stats().peakBytes());
    pool.allocate(10);
    assertEquals(OptionalLong.of(10), pool.stats().peakBytes());
    for (int size : new int[] {300, 200}) {
      pool.clear();
      pool.allocate(size);
    }
    assertEquals(200, pool.stats().usedBytes());
    assertEquals(OptionalLong.of(300), pool.stats().peakBytes());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void countsAreThoseOfNow(ResourcePool<?> pool) {
    ResourcePool<?> first = pool.subPool();
    ResourcePool<?> second = pool.subPool();
    second.subPool().onClose(() -> {});
    Cleanup cancelled = pool.onClose(() -> {});
    pool.beforeClose(() -> {});
    pool.own(() -> {});
    assertEquals(2, pool.stats().subPools());
    assertEquals(3, pool.stats().cleanups());
    first.close();
    cancelled.cancel();
    assertEquals(1, pool.stats().subPools());
    assertEquals(2, pool.stats().cleanups());
    pool.close();
    assertNothing(pool.stats());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aSubtreeIsTheSumOfItsPools(ResourcePool<?> pool) {
    ResourcePool<?> one = pool.subPool();
    ResourcePool<?> two = one.subPool();
    pool.allocate(1);
    one.allocate(20);
    two.allocate(300);
    two.onClose(() -> {});
    pool.onClose(() -> {});
    PoolStats all = pool.subtreeStats();
    assertEquals(321, all.usedBytes());
    assertEquals(
        Stream.of(pool, one, two).mapToLong(each -> each.stats().reservedBytes()).sum(),
        all.reservedBytes());
    assertEquals(2, all.subPools());
    assertEquals(2, all.cleanups());
    assertEquals(OptionalLong.empty(), all.peakBytes());
    assertEquals(320, one.subtreeStats().usedBytes());
    pool.close();
    assertNothing(pool.subtreeStats());
  }

  /** The sub-pools were never all there at once, so their own peaks do not tell. */
  @ParameterizedTest
  @MethodSource("pools")
  void aSubtreeWithALimitHasAPeak(ResourcePool<?> pool) {
    pool.limit(Long.MAX_VALUE);
    for (int i = 0; i < 3; i++) {
      try (ResourcePool<?> sub = pool.subPool()) {
        sub.allocate(100);
        sub.subPool().allocate(11);
      }
    }
    assertEquals(OptionalLong.of(111), pool.subtreeStats().peakBytes());
    assertEquals(OptionalLong.of(0), pool.stats().peakBytes());
    pool.close();
  }

  @Test
  void anyThreadMayAsk() throws Exception {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.allocate(7);
      daemon.subPool().onClose(() -> {});
      PoolStats mine = daemon.subtreeStats();
      assertEquals(mine, Threads.onAnother(daemon::subtreeStats));
      assertEquals(daemon.stats(), Threads.onAnother(daemon::stats));
    }
  }

  /** What a thread left behind is there until somebody takes it away. */
  @Test
  void forgottenPoolsCount() throws Exception {
    try (var hub = ResourcePool.root(Hub.class)) {
      SessionRec forgotten =
          Threads.onAnother(
              () -> {
                SessionRec session = SessionRec.in(hub, "ann");
                session.pool().allocate(5000);
                return session;
              });
      assertEquals(5000, hub.subtreeStats().usedBytes());
      forgotten.close();
      assertNothing(hub.subtreeStats());
    }
  }

  @Test
  void whatIsClosedMeanwhileStillCounts() {
    var hub = ResourcePool.root(Hub.class);
    hub.allocate(9);
    hub.onClose(() -> assertEquals(9, hub.stats().usedBytes()));
    hub.onClose(() -> assertEquals(1, hub.stats().cleanups()));
    hub.close();
    assertThrows(PoolClosedException.class, hub::clear);
    assertNothing(hub.stats());
  }
}
