package dev.lifeguard.runtime;

import static dev.lifeguard.runtime.Limited.held;
import static dev.lifeguard.runtime.Limited.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits on bytes, sub-pools and clean-ups: what is refused, by whom, and what gives it back. */
class LimitsTest {
  // Bytes

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void aLimitIsExact(ResourcePool<?> pool) {
    pool.limit(100);
    pool.allocate(60);
    refused(pool, () -> pool.allocate(41));
    pool.allocate(40);
    refused(pool, () -> pool.allocate(1));
    refused(pool, () -> pool.allocateFrom(""));
    assertEquals(100, pool.stats().usedBytes());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void aLimitIsForTheWholeSubtree(ResourcePool<?> pool) {
    pool.limit(100);
    ResourcePool<?> deep = pool.subPool().subPool().subPool();
    deep.allocate(70);
    refused(pool, () -> pool.allocate(31));
    ResourcePool<?> sibling = pool.subPool();
    sibling.allocate(30);
    refused(pool, () -> deep.allocate(1));
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void theTightestRefuses(ResourcePool<?> pool) {
    pool.limit(100);
    ResourcePool<?> tight = pool.subPool().limit(50);
    ResourcePool<?> loose = pool.subPool().limit(1000);
    refused(tight, () -> tight.subPool().allocate(51));
    loose.allocate(60);
    refused(pool, () -> tight.allocate(41));
    refused(pool, () -> loose.subPool().allocate(41));
    assertEquals(0, held(tight, Measure.BYTES));
    tight.allocate(40);
    assertEquals(100, held(pool, Measure.BYTES));
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void clearAndCloseGiveBack(ResourcePool<?> pool) {
    pool.limit(100);
    for (int i = 0; i < 3; i++) {
      ResourcePool<?> sub = pool.subPool();
      sub.allocate(60);
      pool.allocate(40);
      refused(pool, () -> pool.allocate(1));
      sub.clear();
      refused(pool, () -> pool.allocate(61));
      pool.subPool().subPool().allocate(60);
      pool.clear();
    }
    ResourcePool<?> closed = pool.subPool();
    closed.allocate(100);
    closed.close();
    pool.allocate(100);
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void clearKeepsLimits(ResourcePool<?> pool) {
    pool.limit(10).limitSubPools(1).limitCleanups(1);
    pool.allocate(10);
    pool.clear();
    refused(pool, () -> pool.allocate(11));
    pool.subPool();
    refused(pool, pool::subPool);
    pool.onClose(() -> {});
    refused(pool, () -> pool.onClose(() -> {}));
    pool.close();
  }

  /** Nothing is mapped, malloced or taken from others first; and no sum overflows. */
  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void theHugeIsRefusedBeforeAnythingIsAllocated(ResourcePool<?> pool) {
    pool.limit(1L << 40);
    pool.allocate(1);
    long reserved = pool.stats().reservedBytes();
    refused(pool, () -> pool.allocate(1L << 40));
    refused(pool, () -> pool.allocate(Long.MAX_VALUE));
    refused(pool, () -> pool.allocate(Long.MAX_VALUE, 1L << 62));
    assertEquals(reserved, pool.stats().reservedBytes());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void whatTheSystemRefusesIsGivenBack(ResourcePool<?> pool) {
    pool.limit(Long.MAX_VALUE);
    ResourcePool<?> sub = pool.subPool().limit(Long.MAX_VALUE);
    assertThrows(OutOfMemoryError.class, () -> sub.allocate(Long.MAX_VALUE));
    assertThrows(OutOfMemoryError.class, () -> sub.allocate(Long.MAX_VALUE / 2, 4096));
    assertThrows(IllegalArgumentException.class, () -> sub.allocate(-1));
    assertThrows(IllegalArgumentException.class, () -> sub.allocate(1, 3));
    assertEquals(0, held(sub, Measure.BYTES));
    assertEquals(0, held(pool, Measure.BYTES));
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void nothingIsAlwaysAllowed(ResourcePool<?> pool) {
    pool.allocate(10);
    pool.limit(0);
    assertEquals(0, pool.allocate(0).byteSize());
    refused(pool, () -> pool.allocate(1));
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void limitsChange(ResourcePool<?> pool) {
    pool.limit(100);
    ResourcePool<?> sub = pool.subPool();
    MemorySegment kept = sub.allocate(80);
    pool.limit(50);
    refused(pool, () -> sub.allocate(1));
    kept.fill((byte) 1);
    pool.limit(81);
    sub.allocate(1);
    refused(pool, () -> sub.allocate(1));
    pool.limit(Long.MAX_VALUE);
    sub.allocate(1000);
    pool.close();
  }

  @Test
  void whoHasNoLimitCountsNothing() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      ResourcePool<?> limited = daemon.subPool().limit(1);
      assertNull(daemon.quota);
      assertNull(daemon.subPool().quota);
      assertSame(limited.quota, limited.subPool().quota);
    }
  }

  // Sub-pools

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void subPoolsOfAllLevelsCount(ResourcePool<?> pool) {
    pool.limitSubPools(3);
    ResourcePool<?> one = pool.subPool();
    ResourcePool<?> two = one.subPool();
    ResourcePool<?> three = two.subPool();
    refused(pool, three::subPool);
    refused(pool, pool::subPool);
    assertEquals(1, pool.children().size());
    two.close();
    pool.subPool();
    one.subPool();
    refused(pool, pool::subPool);
    one.clear();
    one.subPool();
    pool.close();
    assertEquals(0, held(pool, Measure.SUB_POOLS));
  }

  /** A pool's limit is for what is in it, not for itself. */
  @Test
  void aPoolMayHaveRoomForNone() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      ResourcePool<Job> job = daemon.subPool(Job.class).limitSubPools(0);
      refused(job, () -> job.subPool(Tmp.class));
      daemon.subPool();
    }
  }

  @Test
  void aStructThatIsRefusedLeavesNothing() {
    try (var hub = ResourcePool.root(Hub.class)) {
      hub.limitSubPools(1);
      SessionRec ann = SessionRec.in(hub, "ann");
      refused(hub, () -> SessionRec.in(hub, "bob"));
      ann.close();
      assertThrows(NullPointerException.class, () -> SessionRec.in(hub, null));
      assertEquals(0, held(hub, Measure.SUB_POOLS));
      SessionRec.in(hub, "bob");
    }
  }

  // Clean-ups

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void cleanupsOfAllSortsCount(ResourcePool<?> pool) {
    pool.limitCleanups(3);
    ResourcePool<?> sub = pool.subPool();
    sub.onClose(() -> {});
    pool.beforeClose(() -> {});
    pool.own(() -> {});
    refused(pool, () -> sub.onClose(() -> {}));
    refused(pool, () -> pool.beforeClose(() -> {}));
    sub.close();
    pool.onClose(() -> {});
    refused(pool, () -> pool.onClose(() -> {}));
    pool.close();
    assertEquals(0, held(pool, Measure.CLEANUPS));
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void whatRanOrWasCancelledGivesBack(ResourcePool<?> pool) {
    pool.limitCleanups(1);
    Cleanup cancelled = pool.onClose(() -> {});
    assertTrue(cancelled.cancel());
    assertFalse(cancelled.cancel());
    Cleanup run = pool.beforeClose(() -> {});
    run.runNow();
    run.runNow();
    Cleanup failing =
        pool.onClose(
            () -> {
              throw new ArithmeticException();
            });
    assertThrows(ArithmeticException.class, failing::runNow);
    assertEquals(0, held(pool, Measure.CLEANUPS));
    pool.onClose(() -> {});
    pool.close();
    assertEquals(0, held(pool, Measure.CLEANUPS));
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void aRefusedResourceIsClosed(ResourcePool<?> pool) {
    pool.limitCleanups(0);
    var closed = new AtomicInteger();
    refused(pool, () -> pool.own(closed::incrementAndGet));
    refused(pool, () -> pool.own("x", text -> closed.incrementAndGet()));
    assertEquals(2, closed.get());
    pool.close();
    assertEquals(2, closed.get());
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void aMoveThatIsRefusedChangesNothing(ResourcePool<?> pool) {
    var runs = new AtomicInteger();
    ResourcePool<?> from = pool.subPool().limitCleanups(1);
    ResourcePool<?> full = pool.subPool().limitCleanups(0);
    Cleanup cleanup = from.onClose(runs::incrementAndGet);
    refused(full, () -> cleanup.moveTo(full));
    assertEquals(1, held(from, Measure.CLEANUPS));
    full.close();
    assertEquals(0, runs.get());
    from.close();
    assertEquals(1, runs.get());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
  void aMoveBelowAFullLimitIsFree(ResourcePool<?> pool) {
    pool.limitCleanups(1);
    ResourcePool<?> from = pool.subPool().limitCleanups(5);
    ResourcePool<?> to = pool.subPool().subPool().limitCleanups(5);
    Cleanup cleanup = from.onClose(() -> {});
    cleanup.moveTo(to).moveTo(to).moveTo(pool).moveTo(from).moveTo(to);
    assertEquals(0, held(from, Measure.CLEANUPS));
    assertEquals(1, held(to, Measure.CLEANUPS));
    assertEquals(1, held(pool, Measure.CLEANUPS));
    pool.close();
  }

  @Test
  void aMoveOutOfLimitsGivesBack() {
    try (var daemon = ResourcePool.root(Daemon.class);
        var refuge = ResourcePool.root(Daemon.class).limitCleanups(1)) {
      ResourcePool<?> limited = daemon.subPool().limitCleanups(1);
      limited.onClose(() -> {}).moveTo(daemon);
      assertEquals(0, held(limited, Measure.CLEANUPS));
      limited.onClose(() -> {}).moveTo(refuge);
      assertEquals(1, held(refuge, Measure.CLEANUPS));
      limited.onClose(() -> {});
    }
  }
}
