package dev.lifeguard.runtime;

import static dev.lifeguard.runtime.Limited.held;
import static dev.lifeguard.runtime.Limited.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When limits may be set, and by whom; and what happens between threads and at the end. */
class FirstLimitsTest {
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
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
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
  @MethodSource("dev.lifeguard.runtime.Limited#pools")
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
}
