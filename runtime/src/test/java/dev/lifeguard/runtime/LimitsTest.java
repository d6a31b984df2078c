package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits on bytes, sub-pools and clean-ups: what is refused, by whom, and what gives it back. */
class LimitsTest {

  static Stream<ResourcePool<?>> pools() {
    return Stream.of(
        ResourcePool.root(Daemon.class),
        ResourcePool.root(Hub.class),
        ResourcePool.root(Daemon.class).subPool(),
        ResourcePool.root(Hub.class).subPool(Room.class));
  }

  private static String refused(ResourcePool<?> limited, Executable action) {
    var refusal = assertThrows(PoolLimitException.class, action);
    assertSame(limited, refusal.pool());
    return String.valueOf(refusal.getMessage());
  }

  private static long held(ResourcePool<?> pool, Measure measure) {
    Quota quota = pool.quota;
    return quota == null ? -1 : quota.gauge(measure).held();
  }

  // Bytes

  @ParameterizedTest
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
  void nothingIsAlwaysAllowed(ResourcePool<?> pool) {
    pool.allocate(10);
    pool.limit(0);
    assertEquals(0, pool.allocate(0).byteSize());
    refused(pool, () -> pool.allocate(1));
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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
  @MethodSource("pools")
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

  // When limits are set

  @Test
  void aFirstLimitCountsWhatIsThere() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      ResourcePool<?> one = daemon.subPool();
      ResourcePool<?> two = one.subPool();
      daemon.allocate(1);
      one.allocate(20);
      two.allocate(300);
      two.onClose(() -> {});
      two.limit(300);
      one.limit(320).limitSubPools(1).limitCleanups(1);
      daemon.limit(321);
      assertEquals(300, held(two, Measure.BYTES));
      assertEquals(320, held(one, Measure.BYTES));
      assertEquals(321, held(daemon, Measure.BYTES));
      refused(two, () -> two.allocate(1));
      refused(one, () -> one.allocate(1));
      refused(daemon, () -> daemon.allocate(1));
      refused(one, two::subPool);
      refused(one, () -> two.onClose(() -> {}));
      two.close();
      assertEquals(20, held(one, Measure.BYTES));
      assertEquals(21, held(daemon, Measure.BYTES));
      assertEquals(0, held(one, Measure.SUB_POOLS));
      assertEquals(1, held(daemon, Measure.SUB_POOLS));
    }
  }

  /** Between those of an outer pool and those of several inner ones. */
  @Test
  void limitsAreInsertedBetweenOthers() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limit(1000);
      ResourcePool<?> middle = daemon.subPool();
      ResourcePool<?> plain = middle.subPool();
      ResourcePool<?> inner = middle.subPool().limit(400);
      ResourcePool<?> innermost = inner.subPool().limit(300);
      ResourcePool<?> other = middle.subPool().limit(400);
      innermost.allocate(100);
      middle.limit(500);
      assertEquals(100, held(middle, Measure.BYTES));
      other.allocate(100);
      plain.allocate(100);
      innermost.allocate(100);
      assertEquals(200, held(innermost, Measure.BYTES));
      assertEquals(200, held(inner, Measure.BYTES));
      assertEquals(400, held(middle, Measure.BYTES));
      assertEquals(400, held(daemon, Measure.BYTES));
      refused(middle, () -> plain.subPool().allocate(101));
      innermost.allocate(100);
      refused(middle, () -> other.allocate(1));
      middle.close();
      assertEquals(0, held(daemon, Measure.BYTES));
    }
  }

  @Test
  void aSharedPoolsFirstLimitComesBeforeItsSubPools() {
    try (var hub = ResourcePool.root(Hub.class)) {
      hub.allocate(10);
      hub.onClose(() -> {});
      hub.limit(15);
      refused(hub, () -> hub.allocate(6));
      ResourcePool<Room> room = hub.subPool(Room.class);
      hub.limit(100);
      room.limit(50);
      room.subPool();
      room.limitCleanups(3);
      ResourcePool<Room> late = hub.subPool(Room.class);
      late.subPool();
      var refusal = assertThrows(IllegalStateException.class, () -> late.limit(5));
      assertEquals(
          "Hub > Room #2 cannot be given its first limit any more, as other threads may be using "
              + "Hub > Room #2 > scratch #1: set it before the sub-pools are made",
          refusal.getMessage());
      late.subPool().limit(3);
    }
  }

  @Test
  void aFirstLimitIsRefusedWhereOtherThreadsMayBe() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.subPool(Job.class);
      ResourcePool<Room> room = daemon.subPool(Room.class);
      assertThrows(IllegalStateException.class, () -> daemon.limit(5));
      assertNull(daemon.quota);
      room.close();
      daemon.limit(5);
      daemon.subPool(Room.class);
      daemon.limit(6);
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  void noLimitIsNegativeAndNoneIsSetOnWhatIsClosed(ResourcePool<?> pool) {
    assertThrows(IllegalArgumentException.class, () -> pool.limit(-1));
    assertThrows(IllegalArgumentException.class, () -> pool.limitSubPools(-1));
    assertThrows(IllegalArgumentException.class, () -> pool.limitCleanups(Long.MIN_VALUE));
    assertNull(pool.quota);
    pool.limit(1);
    pool.close();
    assertThrows(PoolClosedException.class, () -> pool.limit(1));
    assertThrows(PoolClosedException.class, () -> pool.limitSubPools(1));
  }

  @Test
  void onlyWhoMayUseAPoolLimitsIt() throws Exception {
    try (var daemon = ResourcePool.root(Daemon.class);
        var hub = ResourcePool.root(Hub.class)) {
      assertThrows(
          WrongThreadException.class, () -> Threads.onAnother(() -> daemon.limit(1).isOpen()));
      assertThrows(
          WrongThreadException.class,
          () -> Threads.onAnother(() -> daemon.limitCleanups(1).isOpen()));
      Threads.onAnother(() -> hub.limit(1).isOpen());
      refused(hub, () -> hub.allocate(2));
    }
  }

  // Threads and ends

  @Test
  void confinedPoolsOfSeveralThreadsShareALimit() throws Exception {
    try (var hub = ResourcePool.root(Hub.class)) {
      hub.limit(100);
      SessionRec mine = SessionRec.in(hub, "ann");
      mine.pool().allocate(60);
      SessionRec theirs =
          Threads.onAnother(
              () -> {
                SessionRec session = SessionRec.in(hub, "bob");
                session.pool().allocate(40);
                refused(hub, () -> session.pool().allocate(1));
                return session;
              });
      refused(hub, () -> mine.pool().allocate(1));
      theirs.close(); // its thread has ended
      mine.pool().allocate(40);
    }
  }

  @Test
  void aCleanUpThatIsRefusedFailsAndStopsNothing() {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    var journal = new Journal();
    daemon.limit(10).limitCleanups(3);
    daemon.allocate(10);
    daemon.onClose(journal.note("last"));
    daemon.onClose(() -> daemon.allocate(1));
    daemon.beforeClose(journal.note("first"));
    var refusal = assertThrows(PoolLimitException.class, daemon::close);
    assertSame(daemon, refusal.pool());
    assertEquals("first last", journal.read());
    assertFalse(daemon.isOpen() || daemon.isClosing());
    for (Measure measure : Measure.values()) {
      assertEquals(0, held(daemon, measure));
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  @SuppressWarnings("restricted") // reinterpret is what the test is about
  void aFailingActionOfTheMemoryItselfGivesBackTheMemory(ResourcePool<?> pool) {
    pool.limit(100);
    pool.allocate(100)
        .reinterpret(
            pool,
            segment -> {
              throw new ArithmeticException();
            });
    assertThrows(ArithmeticException.class, pool::clear);
    assertEquals(0, held(pool, Measure.BYTES));
    pool.allocate(100);
    pool.close();
  }

  /** What is asked for in vain by one thread takes nothing from another, not for a moment. */
  @Test
  void whoIsRefusedIsInNobodysWay() throws Exception {
    try (var hub = ResourcePool.root(Hub.class)) {
      hub.limitCleanups(1);
      ResourcePool<Room> room = hub.subPool(Room.class).limitCleanups(1);
      ResourcePool<?> one = room.subPool();
      ResourcePool<?> two = room.subPool();
      ResourcePool<Room> other = hub.subPool(Room.class);
      Cleanup modest = other.onClose(() -> {});
      var greedy =
          Threads.start(
              () -> {
                for (int i = 0; i < 3000; i++) {
                  assertThrows(PoolLimitException.class, () -> one.onClose(() -> {}));
                }
              });
      do {
        modest.moveTo(two).moveTo(other); // the outer limit does not notice, the inner has room
      } while (!greedy.isDone());
      Threads.resultOf(greedy);
    }
  }

  // What is said

  @Test
  void theMessageSaysWhoHasIt() throws Exception {
    try (var hub = ResourcePool.root(Hub.class)) {
      hub.named("chat").limit(1000);
      SessionRec ann = SessionRec.in(hub, "ann");
      ann.pool().allocate(300);
      ResourcePool<Room> room = hub.subPool(Room.class).named("lobby");
      room.allocate(600);
      Threads.onThread("worker", 0, () -> SessionRec.in(room, "bob").pool().allocate(50));
      hub.subPool();
      String me = ThreadLabel.of(Thread.currentThread());
      assertEquals(
          """
          Hub "chat" may hold 1000 bytes and holds 950; refused: 51 bytes more for Hub "chat" > Session #1
          the biggest users:
            Hub "chat" > Room "lobby": 600 bytes, shared
            Hub "chat" > Session #1: 300 bytes, %s
            Hub "chat" > Room "lobby" > Session #1: 50 bytes, thread "worker", ended
          clear or close what is no longer needed, or raise the limit: limit(…)\
          """
              .formatted(me),
          refused(hub, () -> ann.pool().allocate(51)));
    }
  }

  @Test
  void theMessageNamesWhatIsCounted() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limitSubPools(1).limitCleanups(0);
      assertEquals(
          """
          Daemon may hold 0 clean-ups and holds 0; refused: 1 clean-up more for Daemon
          clear or close what is no longer needed, or raise the limit: limitCleanups(…)\
          """,
          refused(daemon, () -> daemon.onClose(() -> {})));
      ResourcePool<?> scratch = daemon.subPool();
      assertEquals(
          """
          Daemon may hold 1 sub-pool and holds 1; refused: 1 sub-pool more for Daemon > scratch #1
          the biggest users:
            Daemon: 1 sub-pool, %s
          clear or close what is no longer needed, or raise the limit: limitSubPools(…)\
          """
              .formatted(ThreadLabel.of(Thread.currentThread())),
          refused(daemon, scratch::subPool));
    }
  }

  @Test
  void onlyTheBiggestAreNamed() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limit(1000);
      for (int i = 1; i <= 30; i++) {
        daemon.subPool().allocate(i);
      }
      String message = refused(daemon, () -> daemon.allocate(1000));
      assertEquals(8, message.lines().count());
      assertTrue(message.contains("scratch #30: 30 bytes"), message);
      assertTrue(message.contains("scratch #26: 26 bytes"), message);
    }
  }

  @Test
  void theExceptionIsAnIllegalState() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limit(0);
      assertInstanceOf(
          IllegalStateException.class,
          assertThrows(RuntimeException.class, () -> daemon.allocate(1)));
    }
  }
}
