package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Threads.TwoSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a closing waits for others: how long, how they get to know, and what they may do then. */
@Timeout(120) // against hanging for good; nothing here depends on time
class ClosingTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);

  /** Somebody with a session in a pool, who ends when told. */
  private static TwoSteps<SessionRec> user(ResourcePool<?> parent) throws Exception {
    return new TwoSteps<>("worker", () -> SessionRec.in(parent, "ann"), () -> {});
  }

  /** Somebody with a session in the hub, who closes it once the notice says so. */
  private FutureTask<Boolean> obedient(CountDownLatch ready) {
    return Threads.start(
        () -> {
          var told = new CountDownLatch(1);
          SessionRec session = SessionRec.in(hub, "ann");
          session.pool().onClose(journal.note("session"));
          session.pool().whenClosing(told::countDown);
          ready.countDown();
          told.await();
          session.close();
        });
  }

  // How long

  @Test
  void thePoolNearestSaysHowLong() {
    ResourcePool<Room> room = hub.subPool(Room.class);
    ResourcePool<Room> corner = room.subPool(Room.class);
    assertEquals(Duration.ofSeconds(10), corner.closeTimeout());
    assertSame(hub, hub.closeTimeout(Duration.ofSeconds(2)));
    assertEquals(Duration.ofSeconds(2), corner.closeTimeout());
    room.closeTimeout(Duration.ofMinutes(1));
    assertEquals(Duration.ofMinutes(1), corner.closeTimeout());
    assertEquals(Duration.ofSeconds(2), hub.closeTimeout());
    hub.clear();
    assertEquals(Duration.ofSeconds(2), hub.closeTimeout());
    hub.close();
    assertEquals(Duration.ofSeconds(2), hub.closeTimeout());
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void noTimeoutIsNegativeOrNull() {
    assertThrows(
        IllegalArgumentException.class, () -> hub.closeTimeout(Duration.ofNanos(-1)).close());
    assertThrows(NullPointerException.class, () -> hub.closeTimeout(null));
    assertThrows(NullPointerException.class, () -> hub.whenClosing(null));
    hub.close();
  }

  @Test
  void theNameAndTheTimeoutAreFarFromOneAnother() {
    hub.closeTimeout(Duration.ZERO).named("main");
    assertEquals(Duration.ZERO, hub.closeTimeout());
    assertEquals("Hub \"main\"", hub.path());
    hub.close();
  }

  @Test
  void forEverIsLongEnough() throws Exception {
    hub.closeTimeout(Duration.ofSeconds(Long.MAX_VALUE));
    var ready = new CountDownLatch(1);
    FutureTask<Boolean> session = obedient(ready);
    ready.await();
    hub.close();
    Threads.resultOf(session);
    assertEquals("session", journal.read());
  }

  @Test
  void tasksGetAShareOfTheTimeout() {
    ResourcePool<Room> patient = hub.subPool(Room.class).closeTimeout(Duration.ofMinutes(10));
    Deadline deadline = Deadline.of(patient);
    assertEquals(Duration.ofMinutes(3), Duration.ofNanos(deadline.graceNanos()));
    assertTrue(deadline.graceNanosLeft() <= Duration.ofMinutes(3).toNanos());
    Deadline usual = Deadline.of(hub);
    assertEquals(Duration.ofSeconds(3), Duration.ofNanos(usual.graceNanos()));
    hub.close();
  }

  @Test
  void anInterruptedCloserWaitsAllTheSameAndStaysInterrupted() throws Exception {
    var ready = new CountDownLatch(1);
    FutureTask<Boolean> session = obedient(ready);
    ready.await();
    Thread.currentThread().interrupt();
    hub.close();
    assertTrue(Thread.interrupted());
    Threads.resultOf(session);
    assertEquals("session", journal.read());
  }

  // Who sees it

  @Test
  void whatIsInAClosingPoolIsClosing() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    ResourcePool<Room> room = hub.subPool(Room.class);
    var user =
        new TwoSteps<>(
            "worker",
            () -> SessionRec.in(room, "ann"),
            () -> {
              ResourcePool<?> session = room.children().getFirst();
              assertTrue(session.isClosing());
              assertFalse(session.isOpen());
              session.allocate(8);
              ResourcePool<?> scratch = session.subPool();
              assertTrue(scratch.isClosing());
              session.close();
              assertFalse(session.isClosing() || session.isOpen());
            });
    assertTrue(user.result().pool().isOpen());
    assertFalse(user.result().pool().isClosing());
    assertThrows(PoolInUseException.class, hub::close);
    user.finish();
    hub.close();
  }

  @Test
  void whatIsInAPoolThatIsClearedIsClosingForThatTime() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    var user = user(hub);
    SessionRec session = user.result();
    hub.beforeClose(() -> journal.write("closing: " + session.pool().isClosing()));
    hub.beforeClose(() -> journal.write("hub itself: " + hub.isClosing()));
    assertThrows(PoolInUseException.class, hub::clear);
    assertEquals("hub itself: false closing: true", journal.read());
    assertFalse(session.pool().isClosing());
    user.finish();
    hub.close();
  }

  @Test
  void aSessionThatLooksNowAndThenEndsByItself() throws Exception {
    var ready = new CountDownLatch(1);
    FutureTask<Boolean> session =
        Threads.start(
            () -> {
              try (SessionRec ann = SessionRec.in(hub, "ann")) {
                ann.pool().onClose(journal.note("session"));
                ready.countDown();
                while (ann.pool().isOpen()) {
                  Thread.onSpinWait();
                }
              }
            });
    ready.await();
    hub.onClose(journal.note("hub"));
    hub.close();
    Threads.resultOf(session);
    assertEquals("session hub", journal.read());
  }

  // Notices

  @Test
  void aNoticeEndsWhatTheClosingWaitsFor() throws Exception {
    hub.onClose(journal.note("hub"));
    var ready = new CountDownLatch(2);
    List<FutureTask<Boolean>> sessions = List.of(obedient(ready), obedient(ready));
    ready.await();
    hub.close();
    for (FutureTask<Boolean> session : sessions) {
      Threads.resultOf(session);
    }
    assertEquals("session session hub", journal.read());
    assertFalse(hub.isClosing());
  }

  @Test
  void noticesRunOnceOnTheClosingThreadFromTheTopNewestFirst() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    ResourcePool<Room> room = hub.subPool(Room.class);
    room.whenClosing(() -> journal.write("room"));
    hub.whenClosing(() -> journal.write("hub older"));
    Thread closer = Thread.currentThread();
    hub.whenClosing(
        () -> {
          assertSame(closer, Thread.currentThread());
          journal.write("hub");
        });
    var user =
        new TwoSteps<>(
            "worker",
            () -> {
              SessionRec session = SessionRec.in(room, "ann");
              session.pool().subPool().whenClosing(() -> journal.write("scratch"));
              session
                  .pool()
                  .whenClosing(
                      () -> {
                        assertSame(closer, Thread.currentThread());
                        journal.write("session");
                      });
              return session;
            },
            () -> {});
    hub.beforeClose(journal.note("before"));
    assertThrows(PoolInUseException.class, hub::close);
    assertEquals("before hub hub older room session scratch", journal.read());
    assertThrows(PoolInUseException.class, hub::close);
    user.finish();
    hub.close();
    assertEquals("before hub hub older room session scratch", journal.read());
  }

  @Test
  void nobodyIsToldWhenNobodyIsWaitedFor() throws Exception {
    hub.whenClosing(() -> journal.write("hub"));
    Cleanup notice = hub.subPool(Room.class).whenClosing(() -> journal.write("room"));
    SessionRec mine = SessionRec.in(hub, "ann");
    mine.pool().whenClosing(() -> journal.write("session"));
    Threads.onAnother(
        () -> {
          SessionRec.in(hub, "dead").pool().whenClosing(() -> journal.write("dead"));
          return true;
        });
    hub.own(Executors.newVirtualThreadPerTaskExecutor());
    hub.close();
    assertEquals("", journal.read());
    assertFalse(notice.cancel());
    notice.runNow();
    assertThrows(IllegalStateException.class, () -> notice.moveTo(hub));
    assertEquals("", journal.read());
  }

  @Test
  void aClearedPoolHasForgottenItsNotices() throws Exception {
    Cleanup notice = hub.whenClosing(() -> journal.write("hub"));
    hub.clear();
    assertFalse(notice.cancel());
    hub.closeTimeout(Duration.ZERO);
    var user = user(hub);
    assertThrows(PoolInUseException.class, hub::close);
    assertEquals("", journal.read());
    user.finish();
    hub.close();
  }

  @Test
  void aNoticeIsToldOfAClearThatHasToWait() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    hub.whenClosing(() -> journal.write("told"));
    var user = user(hub);
    assertThrows(PoolInUseException.class, hub::clear);
    assertEquals("told", journal.read());
    assertTrue(hub.isOpen());
    user.finish();
    hub.close();
  }

  @Test
  void whoComesLateIsToldAtOnce() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    var user =
        new TwoSteps<>(
            "worker",
            () -> SessionRec.in(hub, "ann"),
            () -> {
              ResourcePool<?> session = hub.children().getFirst();
              Thread me = Thread.currentThread();
              Cleanup notice =
                  session.whenClosing(
                      () -> {
                        assertSame(me, Thread.currentThread());
                        journal.write("late");
                      });
              assertFalse(notice.cancel());
              var failure = new ArithmeticException("comes out");
              assertSame(
                  failure,
                  assertThrows(
                      ArithmeticException.class,
                      () ->
                          session.whenClosing(
                              () -> {
                                throw failure;
                              })));
              try (ResourcePool<Daemon> another = ResourcePool.root(Daemon.class)) {
                another.whenClosing(() -> journal.write("moved")).moveTo(session);
              }
            });
    assertThrows(PoolInUseException.class, hub::close);
    user.finish();
    assertEquals("late moved", journal.read());
    assertThrows(PoolClosedException.class, () -> hub.whenClosing(() -> {}));
    hub.close();
    assertThrows(PoolClosedException.class, () -> hub.whenClosing(() -> {}));
  }

  @Test
  void theClosingThreadIsNotToldOfItsOwnClosing() {
    hub.onClose(
        () -> {
          ResourcePool<?> sub = hub.subPool();
          sub.whenClosing(() -> journal.write("told"));
          sub.close();
        });
    hub.close();
    assertEquals("", journal.read());
  }

  @Test
  void aNoticeThatFailsStopsNothing() throws Exception {
    var first = new ArithmeticException("first");
    var second = new StackOverflowError("second");
    hub.whenClosing(() -> sneak(second));
    hub.whenClosing(() -> sneak(first));
    hub.onClose(journal.note("hub"));
    var ready = new CountDownLatch(1);
    FutureTask<Boolean> session = obedient(ready);
    ready.await();
    assertSame(first, assertThrows(ArithmeticException.class, hub::close));
    assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
    Threads.resultOf(session);
    assertEquals("session hub", journal.read());
  }

  private static void sneak(Throwable failure) {
    switch (failure) {
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      default -> throw new AssertionError(failure);
    }
  }

  @Test
  void aNoticeMayUseThePoolThatIsClosing() throws Exception {
    ResourcePool<Room> room = hub.subPool(Room.class);
    hub.whenClosing(
        () -> {
          hub.close(); // is under way
          hub.onClose(journal.note("registered"));
          hub.whenClosing(() -> journal.write("next"));
          hub.subPool().onClose(journal.note("sub-pool"));
          room.close();
          journal.write("told");
        });
    room.onClose(journal.note("room"));
    var ready = new CountDownLatch(1);
    FutureTask<Boolean> session = obedient(ready);
    ready.await();
    hub.close();
    Threads.resultOf(session);
    assertEquals("room told next", journal.read().substring(0, 14));
    assertTrue(journal.read().endsWith("registered"));
  }

  @Test
  void aCancelledNoticeDoesNotRunAndOneRunByHandDoesNotRunAgain() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    Cleanup cancelled = hub.whenClosing(() -> journal.write("cancelled"));
    Cleanup run = hub.whenClosing(() -> journal.write("run"));
    ResourcePool<Room> room = hub.subPool(Room.class);
    Cleanup moved = room.whenClosing(() -> journal.write("moved"));
    assertSame(moved, moved.moveTo(hub));
    room.close();
    run.runNow();
    assertTrue(cancelled.cancel());
    assertEquals("run", journal.read());
    var user = user(hub);
    assertThrows(PoolInUseException.class, hub::close);
    assertEquals("run moved", journal.read());
    assertFalse(moved.cancel());
    user.finish();
    hub.close();
  }

  @Test
  void noNoticeRunsAnyMoreWhenThePoolIsGone() throws Exception {
    var told = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    var ready = new CountDownLatch(1);
    var sessionPool = new ResourcePool<?>[1];
    FutureTask<Boolean> session =
        Threads.start(
            () -> {
              SessionRec ann = SessionRec.in(hub, "ann");
              sessionPool[0] = ann.pool();
              ann.pool()
                  .whenClosing(
                      () -> {
                        told.countDown();
                        awaitQuietly(leave);
                        journal.write("told");
                      });
              ready.countDown();
              told.await();
              ann.close();
              journal.write("closed");
            });
    ready.await();
    FutureTask<Boolean> closing = Threads.start(hub::close);
    told.await();
    Threads.awaitWaiting(sessionPool[0]);
    leave.countDown();
    Threads.resultOf(session);
    Threads.resultOf(closing);
    assertEquals("told closed", journal.read());
  }

  @Test
  void patienceWithANoticeEnds() throws Exception {
    var told = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    var ready = new CountDownLatch(1);
    FutureTask<PoolInUseException> session =
        new FutureTask<>(
            () -> {
              SessionRec ann = SessionRec.in(hub, "ann");
              ann.pool().closeTimeout(Duration.ZERO);
              ann.pool()
                  .whenClosing(
                      () -> {
                        told.countDown();
                        awaitQuietly(leave);
                      });
              ready.countDown();
              told.await();
              var thrown = assertThrows(PoolInUseException.class, ann::close);
              leave.countDown();
              ann.pool().closeTimeout(Duration.ofDays(1));
              ann.close();
              return thrown;
            });
    Thread.ofVirtual().name("worker").start(session);
    ready.await();
    Threads.onThread(
        "closer",
        0,
        () -> {
          hub.close();
          return true;
        });
    assertEquals(
        "Hub > Session cannot go yet: Hub > Session has a clean-up running on thread \"closer\";"
            + " virtual thread \"worker\" has waited for that: close it again later",
        Threads.resultOf(session).getMessage());
  }

  @Test
  void tasksOfAnOwnedExecutorAreToldBeforeTheyAreInterrupted() throws Exception {
    hub.closeTimeout(Duration.ofDays(1)); // or they would be interrupted before long
    var ready = new CountDownLatch(1);
    hub.own(Executors.newVirtualThreadPerTaskExecutor())
        .execute(
            () -> {
              var told = new CountDownLatch(1);
              try (SessionRec session = SessionRec.in(hub, "ann")) {
                session.pool().whenClosing(told::countDown);
                ready.countDown();
                told.await();
                journal.write("told");
              } catch (InterruptedException e) {
                journal.write("interrupted");
              }
            });
    ready.await();
    hub.onClose(journal.note("hub"));
    hub.close();
    assertEquals("told hub", journal.read());
  }

  @Test
  void aServerShutsDownWithoutInterruptingAnybody() throws Exception {
    int count = 200;
    hub.closeTimeout(Duration.ofDays(1)); // or they would be interrupted before long
    var ready = new CountDownLatch(count);
    var served = new AtomicInteger();
    List<Future<Boolean>> sessions = new ArrayList<>();
    ExecutorService workers = hub.own(Executors.newVirtualThreadPerTaskExecutor());
    for (int i = 0; i < count; i++) {
      sessions.add(
          workers.submit(
              () -> {
                var told = new CountDownLatch(1);
                try (SessionRec session = SessionRec.in(hub, "ann")) {
                  session.pool().whenClosing(told::countDown);
                  ready.countDown();
                  told.await();
                  assertTrue(session.pool().isClosing());
                  session.pool().subPool().allocate(8); // it may finish what it does
                  assertThrows(PoolClosedException.class, () -> SessionRec.in(hub, "late"));
                  served.incrementAndGet();
                }
                return true;
              }));
    }
    ready.await();
    hub.onClose(() -> journal.write("served " + served.get()));
    hub.close();
    assertEquals("served " + count, journal.read());
    for (Future<Boolean> session : sessions) {
      assertTrue(session.get());
    }
  }

  @Test
  void anExecutorThatIsStoppedByHandGetsTheTimeOfItsPool() throws Exception {
    hub.closeTimeout(Duration.ZERO); // that is, no grace
    var ready = new CountDownLatch(1);
    Cleanup[] stopping = new Cleanup[1];
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    stopping[0] = hub.beforeClose(new ExecutorStop(executor));
    executor.execute(
        () -> {
          ready.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            journal.write("interrupted");
          }
        });
    ready.await();
    assertThrows(CleanupException.class, stopping[0]::runNow);
    executor.close();
    assertEquals("interrupted", journal.read());
    hub.close();
  }

  @Test
  void anAncestorThatGoesNextTellsItsOwn() throws Exception {
    hub.closeTimeout(Duration.ZERO);
    ResourcePool<Room> room = hub.subPool(Room.class);
    var told = new CountDownLatch(1);
    var ready = new CountDownLatch(1);
    FutureTask<Boolean> other = obedient(ready); // in the hub, not in the room
    ready.await();
    room.closeTimeout(Duration.ofDays(1));
    room.own(Executors.newVirtualThreadPerTaskExecutor()).execute(() -> awaitQuietly(told));
    room.whenClosing(
        () -> {
          journal.write("room");
          told.countDown();
        });
    hub.closeTimeout(Duration.ofDays(1));
    room.onClose(hub::close);
    room.close();
    Threads.resultOf(other);
    assertEquals("room session", journal.read());
    assertFalse(hub.isOpen() || hub.isClosing());
  }

  // Two that close

  @Test
  void whoIsWaitedForMustNotWaitInTurn() throws Exception {
    hub.closeTimeout(Duration.ofDays(1));
    var told = new CountDownLatch(1);
    var ready = new CountDownLatch(1);
    FutureTask<PoolInUseException> session =
        new FutureTask<>(
            () -> {
              try (SessionRec ann = SessionRec.in(hub, "ann")) {
                ann.pool().whenClosing(told::countDown);
                ready.countDown();
                told.await();
                return assertThrows(PoolInUseException.class, hub::close);
              }
            });
    Thread.ofVirtual().name("worker").start(session);
    ready.await();
    hub.close();
    PoolInUseException thrown = Threads.resultOf(session);
    assertEquals(
        "Hub is being closed by thread \"%s\", which has to wait for what virtual thread \"worker\""
                .formatted(Thread.currentThread().getName())
            + " still uses:\n  Hub > Session by virtual thread \"worker\"\nclose that first",
        thrown.getMessage());
    assertNotSame(hub, thrown.pools().getFirst());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
