package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import dev.lifeguard.runtime.Threads.TwoSteps;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a pool is, and what happens when several threads meet in one tree. */
@Timeout(120) // against hanging for good; nothing here depends on time
class ThreadsTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
  private final long patience = Patience.millis;

  @AfterEach
  void restorePatience() {
    Patience.millis = patience;
  }

  @Test
  void aConfinedPoolRefusesOtherThreadsNamingBoth() throws Exception {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    Cleanup cleanup = daemon.onClose(journal.note("once"));
    var thrown =
        assertThrows(
            WrongThreadException.class,
            () -> Threads.onThread("intruder", 0, () -> daemon.allocate(1)));
    assertEquals(
        "Daemon is confined to thread \"%s\" and was used by thread \"intruder\""
            .formatted(Thread.currentThread().getName()),
        thrown.getMessage());
    List<ThrowingRunnable> misuses =
        List.of(
            () -> daemon.subPool(Tmp.class),
            daemon::subPool,
            () -> daemon.onClose(journal.note("no")),
            () -> daemon.beforeClose(journal.note("no")),
            daemon::scope,
            daemon::clear,
            daemon::close,
            () -> daemon.named("x"),
            cleanup::cancel,
            cleanup::runNow,
            () -> cleanup.moveTo(hub));
    for (ThrowingRunnable misuse : misuses) {
      assertThrows(WrongThreadException.class, () -> onAnother(misuse));
    }
    daemon.close();
    assertEquals("once", journal.read());
  }

  @Test
  void askingIsFreeForAll() throws Exception {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    ResourcePool<?> sub = daemon.subPool();
    onAnother(
        () -> {
          assertEquals("Daemon > scratch", sub.path());
          assertSame(daemon, sub.parent());
          assertEquals(List.of(sub), daemon.children());
          assertEquals(Daemon.class, daemon.kind());
          assertEquals("Daemon", daemon.name());
          assertTrue(daemon.outlives(sub));
          assertTrue(daemon.isOpen());
          assertFalse(daemon.isClosing());
          assertEquals(2, PoolTree.of(daemon).rows().size());
        });
    daemon.close();
  }

  @Test
  void anUnnamedSubPoolFollowsItsParent() throws Exception {
    ResourcePool<?> shared = hub.subPool().subPool();
    onAnother(() -> shared.allocate(1));
    ResourcePool<?> confined = ResourcePool.root(Daemon.class).subPool();
    assertThrows(WrongThreadException.class, () -> onAnother(() -> confined.allocate(1)));
  }

  @Test
  void aSharedPoolServesAllThreads() throws Exception {
    MemorySegment memory = hub.allocateFrom(ValueLayout.JAVA_INT, 1);
    onAnother(
        () -> {
          memory.set(ValueLayout.JAVA_INT, 0, 2);
          hub.onClose(journal.note("theirs"));
          hub.subPool(Room.class).onClose(journal.note("room"));
        });
    assertEquals(2, memory.get(ValueLayout.JAVA_INT, 0));
    onAnother(hub::close);
    assertEquals("room theirs", journal.read());
    assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_INT, 0));
  }

  @Test
  void aSharedPoolInAConfinedOneIsSharedAllTheSame() throws Exception {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    ResourcePool<Room> room = daemon.subPool(Room.class);
    onAnother(
        () -> {
          SessionRec.in(room, "ann").close();
          room.close();
        });
    assertEquals(List.of(), daemon.children());
    daemon.close();
  }

  @Test
  void aVirtualThreadsSessionInASharedPool() throws Exception {
    var session =
        new TwoSteps<>("v1", () -> SessionRec.in(hub, "ann"), () -> journal.write("unused"));
    SessionRec ann = session.result();
    var thrown = assertThrows(WrongThreadException.class, () -> ann.pool().allocate(1));
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("virtual thread \"v1\""), thrown.getMessage());
    assertEquals("ann", ann.user());
    session.finish();
  }

  @Test
  void closingUnderALivingThreadFreesNothingOfItsAndCanBeRepeated() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    MemorySegment ours = hub.allocateFrom(ValueLayout.JAVA_INT, 7);
    ResourcePool<Room> room = hub.subPool(Room.class);
    room.onClose(journal.note("room"));
    hub.onClose(journal.note("hub"));
    hub.beforeClose(journal.note("pre"));
    var user =
        new TwoSteps<>(
            "worker",
            () -> {
              SessionRec session = SessionRec.in(room, "ann");
              session.pool().onClose(journal.note("session"));
              return session;
            },
            () -> {
              SessionRec session = (SessionRec) Structs.children(room, Kinds.Session.class).get(0);
              session.pool().allocate(100);
              session.pool().subPool(Tmp.class);
              assertEquals(7, ours.get(ValueLayout.JAVA_INT, 0));
              session.close();
            });
    hub.subPool().onClose(journal.note("newest"));

    var thrown = assertThrows(PoolInUseException.class, hub::close);
    assertEquals(List.of(user.result().pool()), thrown.pools());
    assertEquals(
        "Hub cannot go yet, still in use:\n  Hub > Room > Session by virtual thread \"worker\"\n"
            + "thread \"%s\" has waited for them: close it again when they have finished"
                .formatted(Thread.currentThread().getName()),
        thrown.getMessage());
    assertEquals("pre newest", journal.read());
    assertFalse(hub.isOpen());
    assertTrue(hub.isClosing());
    assertTrue(room.isClosing());
    assertTrue(user.result().pool().isClosing());
    assertThrows(PoolClosedException.class, () -> hub.allocate(1));
    assertThrows(PoolClosedException.class, () -> hub.subPool(Room.class));
    assertThrows(PoolClosedException.class, () -> hub.onClose(() -> {}));
    assertThrows(PoolClosedException.class, () -> SessionRec.in(room, "late"));
    assertThrows(PoolClosedException.class, hub::clear);
    assertThrows(PoolInUseException.class, hub::close);

    user.finish();
    assertEquals("pre newest session", journal.read());
    hub.close();
    assertEquals("pre newest session room hub", journal.read());
    assertFalse(hub.isClosing());
  }

  @Test
  void allThatAreInUseAreListed() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    var a = new TwoSteps<>("a", () -> SessionRec.in(hub, "a"), () -> {});
    ResourcePool<Room> room = hub.subPool(Room.class);
    var b = new TwoSteps<>("b", () -> SessionRec.in(room, "b"), () -> {});
    SessionRec.in(hub, "mine");
    var thrown = assertThrows(PoolInUseException.class, hub::close);
    assertEquals(List.of(a.result().pool(), b.result().pool()), thrown.pools());
    a.finish();
    b.finish();
    hub.close();
  }

  @Test
  void earlierFailuresAreSuppressedInPoolInUse() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    var failure = new ArithmeticException();
    var user = new TwoSteps<>("a", () -> SessionRec.in(hub, "a"), () -> {});
    hub.beforeClose(journal.noteAndThrow("pre", failure));
    var thrown = assertThrows(PoolInUseException.class, hub::close);
    assertSame(failure, thrown.getSuppressed()[0]);
    user.finish();
    hub.close();
    assertEquals("pre", journal.read());
  }

  @Test
  void aPoolThatCannotBeClearedStaysUsable() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    var user = new TwoSteps<>("a", () -> SessionRec.in(hub, "a"), () -> {});
    assertThrows(PoolInUseException.class, hub::clear);
    assertTrue(hub.isOpen());
    hub.onClose(journal.note("registered"));
    user.finish();
    hub.clear();
    assertEquals("registered", journal.read());
    assertTrue(hub.isOpen());
    hub.close();
  }

  @Test
  void theParentClosedByAChildsCleanUpWhileAnotherThreadIsInIt() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    var user = new TwoSteps<>("a", () -> SessionRec.in(hub, "a"), () -> {});
    ResourcePool<?> mine = hub.subPool();
    mine.onClose(journal.note("mine"));
    mine.onClose(hub::close);
    assertThrows(PoolInUseException.class, mine::close);
    assertEquals("mine", journal.read());
    assertFalse(mine.isOpen() || mine.isClosing());
    assertTrue(hub.isClosing());
    user.finish();
    hub.close();
    assertFalse(hub.isClosing());
  }

  @Test
  void aParentThatWaitsForItsChildIsNotStuckWhenTheChildCannotGo() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    ResourcePool<Room> room = hub.subPool(Room.class);
    room.beforeClose(hub::close);
    var user = new TwoSteps<>("a", () -> SessionRec.in(room, "a"), () -> {});
    assertThrows(PoolInUseException.class, room::close);
    assertTrue(hub.isClosing());
    user.finish();
    hub.close();
    assertFalse(hub.isClosing() || room.isClosing());
  }

  @Test
  void poolsOfDeadThreadsAreReclaimedByTheClosingThread() throws Exception {
    Thread closer = Thread.currentThread();
    SessionRec[] dead = new SessionRec[1];
    Threads.onThread(
        "short-lived",
        0,
        () -> {
          dead[0] = SessionRec.in(hub, "ann");
          dead[0].pool().allocate(100);
          ResourcePool<Tmp> tmp = dead[0].pool().subPool(Tmp.class);
          tmp.onClose(journal.note("tmp"));
          dead[0]
              .pool()
              .onClose(
                  () -> {
                    assertSame(closer, Thread.currentThread());
                    dead[0].pool().allocate(8).fill((byte) 1); // clean-ups may, here too
                    journal.write(dead[0].user());
                  });
          return true;
        });
    assertEquals(
        Memory.RECYCLES
            ? List.of()
            : List.of(
                "WARNING Hub > Session: 100 bytes cannot be freed, because thread \"short-lived\""
                    + " ended without closing its pool"),
        CaughtLog.during(hub::close));
    assertEquals("tmp ann", journal.read());
    assertThrows(PoolClosedException.class, () -> dead[0].user());
  }

  @Test
  void aPoolOfADeadThreadMayBeClosedByAnybody() throws Exception {
    ResourcePool<Daemon> orphan =
        Threads.onAnother(
            () -> {
              ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
              daemon.onClose(journal.note("closed"));
              return daemon;
            });
    assertThrows(WrongThreadException.class, () -> orphan.allocate(1));
    orphan.close();
    assertEquals("closed", journal.read());
  }

  @Test
  void theMemoryOfADeadThreadCanBeReadByNobody() throws Exception {
    MemorySegment[] memory = new MemorySegment[1];
    Threads.onAnother(
        () -> {
          memory[0] = SessionRec.in(hub, "ann").pool().allocate(8);
          return true;
        });
    assertEquals(Memory.RECYCLES ? 0 : 1, CaughtLog.during(hub::close).size());
    assertThrows(WrongThreadException.class, () -> memory[0].get(ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  void aLargeBlockOfADeadThreadStaysAndTheLogSaysSo() throws Exception {
    Threads.onThread(
        "short-lived", 0, () -> SessionRec.in(hub, "ann").pool().allocate(1 << 20).byteSize());
    assertEquals(
        List.of(
            "WARNING Hub > Session: 1048576 bytes cannot be freed, because thread \"short-lived\""
                + " ended without closing its pool"),
        CaughtLog.during(hub::close));
  }

  @Test
  void aSubPoolThatItsOwnThreadIsClosingIsWaitedFor() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    FutureTask<Boolean> closing =
        Threads.start(
            () -> {
              SessionRec session = SessionRec.in(hub, "ann");
              session.pool().onClose(journal.note("session"));
              session
                  .pool()
                  .onClose(
                      () -> {
                        entered.countDown();
                        leave.await();
                      });
              session.close();
            });
    entered.await();
    hub.onClose(journal.note("hub"));
    FutureTask<Boolean> parent = Threads.start(hub::close);
    Threads.awaitWaiting(hub.children().getFirst());
    leave.countDown();
    Threads.resultOf(parent);
    Threads.resultOf(closing);
    assertEquals("session hub", journal.read());
  }

  @Test
  void patienceWithASubPoolThatIsBeingClosedEnds() throws Exception {
    Patience.millis = 10;
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    FutureTask<Boolean> closing =
        Threads.start(
            "worker",
            () -> {
              SessionRec session = SessionRec.in(hub, "ann");
              session
                  .pool()
                  .onClose(
                      () -> {
                        entered.countDown();
                        leave.await();
                      });
              session.close();
            });
    entered.await();
    hub.onClose(journal.note("hub"));
    var thrown = assertThrows(PoolInUseException.class, hub::close);
    assertEquals(
        "Hub cannot go yet: Hub > Session is being closed by virtual thread \"worker\"; thread \"%s\""
                .formatted(Thread.currentThread().getName())
            + " has waited for that: close it again later",
        thrown.getMessage());
    leave.countDown();
    Threads.resultOf(closing);
    hub.close();
    assertEquals("hub", journal.read());
  }

  @Test
  void closeWaitsForTheThreadThatIsClosing() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    hub.onClose(journal.note("last"));
    hub.onClose(
        () -> {
          entered.countDown();
          leave.await();
        });
    FutureTask<Boolean> first = Threads.start(hub::close);
    entered.await();
    FutureTask<Boolean> second =
        Threads.start(
            () -> {
              hub.close();
              journal.write("second sees it closed: " + !hub.isClosing());
            });
    leave.countDown();
    Threads.resultOf(first);
    Threads.resultOf(second);
    assertEquals("last second sees it closed: true", journal.read());
  }

  @Test
  void aChildsCleanUpThatClosesAParentThatAnotherThreadCloses() throws Exception {
    var entered = new CountDownLatch(1);
    var parentClosing = new CountDownLatch(1);
    hub.beforeClose(parentClosing::countDown);
    hub.onClose(journal.note("hub"));
    FutureTask<Boolean> child =
        Threads.start(
            () -> {
              SessionRec session = SessionRec.in(hub, "ann");
              session.pool().onClose(journal.note("session"));
              session
                  .pool()
                  .onClose(
                      () -> {
                        entered.countDown();
                        parentClosing.await();
                        hub.close(); // returns at once: waiting would be for itself
                        assertThrows(PoolClosedException.class, hub::clear);
                      });
              session.close();
            });
    entered.await();
    hub.close();
    Threads.resultOf(child);
    assertEquals("session hub", journal.read());
  }

  @Test
  void teardownWaitsForACleanUpThatAnotherThreadRunsNow() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    MemorySegment memory = hub.allocate(8);
    Cleanup cleanup =
        hub.onClose(
            () -> {
              entered.countDown();
              leave.await();
              journal.write("alive: " + memory.scope().isAlive());
            });
    FutureTask<Boolean> running = Threads.start(cleanup::runNow);
    entered.await();
    FutureTask<Boolean> closing = Threads.start(hub::close);
    Threads.awaitWaiting(hub);
    leave.countDown();
    Threads.resultOf(running);
    Threads.resultOf(closing);
    assertEquals("alive: true", journal.read());
    assertFalse(memory.scope().isAlive());
  }

  @Test
  void aCleanUpThatWasRunNowIsNotWaitedFor() throws Exception {
    hub.onClose(journal.note("now")).runNow();
    onAnother(hub::close);
    assertEquals("now", journal.read());
    assertFalse(hub.isClosing());
  }

  @Test
  void memoryThatNativeCodeUsesIsNotFreed() {
    Patience.millis = 1;
    MemorySegment memory = hub.allocate(8);
    hub.onClose(journal.note("hub"));
    try (var inside = new Acquired(memory)) {
      assertTrue(inside.isHeld());
      assertThrows(PoolInUseException.class, hub::close);
      assertTrue(memory.scope().isAlive());
      assertTrue(hub.isClosing());
    }
    hub.close();
    assertFalse(memory.scope().isAlive());
    assertEquals("hub", journal.read());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cleanUpsMoveBetweenConfinedAndSharedPools(boolean intoShared) {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    ResourcePool<?> from = intoShared ? daemon : hub;
    ResourcePool<?> to = intoShared ? hub : daemon;
    from.onClose(journal.note("moved")).moveTo(to);
    from.close();
    assertEquals("", journal.read());
    to.close();
    assertEquals("moved", journal.read());
  }

  private static void onAnother(ThrowingRunnable task) throws Exception {
    Threads.onAnother(
        () -> {
          task.run();
          return true;
        });
  }
}
