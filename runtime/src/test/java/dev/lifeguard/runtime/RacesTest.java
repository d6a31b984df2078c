package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Threads.TwoSteps;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two threads at one pool or clean-up at the same moment. */
@Timeout(120) // against hanging for good
class RacesTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
  private final long patience = Patience.millis;

  @AfterEach
  void restorePatience() {
    Patience.millis = patience;
  }

  @Test
  void aCleanUpThatIsBeingMovedCanBeCancelled() throws Exception {
    ResourcePool<Room> room = hub.subPool(Room.class);
    var current = new AtomicReference<@Nullable Cleanup>();
    var stop = new AtomicBoolean();
    FutureTask<Boolean> moving =
        Threads.start(
            () -> {
              while (!stop.get()) {
                Cleanup waiting = current.get();
                if (waiting != null) {
                  moveToAndFro(waiting, room);
                }
              }
            });
    boolean waited = true;
    for (int i = 0; i < 200_000 && waited; i++) {
      Cleanup next = hub.onClose(journal.note("ran"));
      current.set(next);
      for (int spin = 0; spin < i % 50; spin++) {
        Thread.onSpinWait();
      }
      waited = next.cancel();
    }
    stop.set(true);
    Threads.resultOf(moving);
    assertTrue(waited, "at each moment it waits in the one pool or the other");
    hub.close();
    assertEquals("", journal.read());
  }

  private void moveToAndFro(Cleanup cleanup, ResourcePool<Room> room) {
    try {
      cleanup.moveTo(room).moveTo(hub);
    } catch (IllegalStateException taken) {
      assertFalse(taken instanceof PoolClosedException);
    }
  }

  @Test
  void aPoolThatIsClearedElsewhereIsClosedInTheEndWhenACleanUpSaysSo() throws Exception {
    var clearing = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    hub.onClose(
        () -> {
          clearing.countDown();
          closed.await();
        });
    FutureTask<Boolean> clear = Threads.start(hub::clear);
    clearing.await();
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      daemon.onClose(hub::close); // does not wait, but must not be forgotten either
    }
    closed.countDown();
    Threads.resultOf(clear);
    assertFalse(hub.isOpen());
    assertThrows(PoolClosedException.class, hub::subPool);
  }

  @Test
  void aConfinedPoolThatItsThreadClearsIsNotClosedByAnother() throws Exception {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    daemon.onClose(
        () ->
            Threads.onAnother(
                () -> {
                  ResourcePool<Daemon> other = ResourcePool.root(Daemon.class);
                  other.onClose(daemon::close);
                  return assertThrows(WrongThreadException.class, other::close);
                }));
    daemon.clear();
    assertTrue(daemon.isOpen());
    daemon.close();
  }

  @Test
  void whatIsRunNowMayCloseThePoolThatAnotherThreadCloses() throws Exception {
    Patience.millis = 60_000; // whoever waits for the other does so for long
    long begin = System.nanoTime();
    var entered = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Cleanup cleanup =
        hub.onClose(
            () -> {
              entered.countDown();
              go.await();
              hub.close();
              journal.write("action");
            });
    FutureTask<Boolean> running = Threads.start(cleanup::runNow);
    entered.await();
    FutureTask<Boolean> closing = Threads.start(hub::close);
    Threads.awaitWaiting(hub);
    go.countDown();
    Threads.resultOf(running);
    Threads.resultOf(closing);
    assertEquals("action", journal.read());
    assertTrue(System.nanoTime() - begin < 30_000_000_000L, "they waited for each other");
  }

  @Test
  void nothingOlderGoesWhileACleanUpIsRunNow() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    hub.onClose(journal.note("older"));
    ResourcePool<Room> room = hub.subPool(Room.class);
    room.onClose(journal.note("sub-pool"));
    Cleanup cleanup =
        hub.beforeClose(
            () -> {
              entered.countDown();
              leave.await();
              journal.write("newer");
            });
    FutureTask<Boolean> running = Threads.start(cleanup::runNow);
    entered.await();
    FutureTask<Boolean> closing = Threads.start(hub::close);
    Threads.awaitWaiting(hub);
    leave.countDown();
    Threads.resultOf(running);
    Threads.resultOf(closing);
    assertEquals("newer sub-pool older", journal.read());
  }

  @Test
  void twoThreadsCloseThePoolOfADeadOne() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    ResourcePool<Daemon> orphan =
        Threads.onAnother(
            () -> {
              ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
              daemon.onClose(
                  () -> {
                    entered.countDown();
                    leave.await();
                    journal.write("first");
                  });
              return daemon;
            });
    FutureTask<Boolean> first = Threads.start(orphan::close);
    entered.await();
    FutureTask<Boolean> second =
        Threads.start(
            () -> {
              orphan.close();
              journal.write("second");
            });
    while (!second.isDone() && orphan.waiting() == 0) {
      Thread.sleep(1);
    }
    leave.countDown();
    Threads.resultOf(first);
    Threads.resultOf(second);
    assertEquals("first second", journal.read());
  }

  @Test
  void whoCannotCloseThePoolOfADeadThreadDoesNotInheritIt() throws Exception {
    ResourcePool<Daemon> orphan =
        Threads.onAnother(
            () -> {
              ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
              daemon.closeTimeout(Duration.ZERO).subPool(Room.class);
              return daemon;
            });
    ResourcePool<?> room = orphan.children().getFirst();
    var user =
        new TwoSteps<>("user", () -> SessionRec.in(room, "ann"), () -> journal.write("user"));
    assertThrows(PoolInUseException.class, orphan::close);
    user.finish();
    Threads.start(orphan::close).get();
    assertFalse(orphan.isClosing());
  }

  @Test
  void whoClearsThePoolOfADeadThreadInheritsIt() throws Exception {
    ResourcePool<Daemon> orphan = Threads.onAnother(() -> ResourcePool.root(Daemon.class));
    orphan.clear();
    orphan.allocate(8);
    assertThrows(WrongThreadException.class, () -> Threads.onAnother(() -> orphan.allocate(8)));
    orphan.close();
  }

  @Test
  void whoGivesUpDoesNotGiveUpForAnotherThread() throws Exception {
    ResourcePool<Room> room = hub.subPool(Room.class);
    ResourcePool<Room> corner = room.subPool(Room.class);
    corner.closeTimeout(Duration.ZERO);
    var user = new TwoSteps<>("user", () -> SessionRec.in(corner, "ann"), () -> {});
    var going = new CountDownLatch(1);
    var gaveUp = new CountDownLatch(1);
    room.beforeClose(
        () -> {
          going.countDown();
          gaveUp.await();
          room.onClose(journal.note("registered"));
        });
    AtomicReference<@Nullable FutureTask<Boolean>> other = new AtomicReference<>();
    corner.beforeClose(
        () -> {
          hub.close(); // is to follow
          other.set(Threads.start(room::close));
          going.await();
        });
    assertThrows(PoolInUseException.class, corner::close);
    user.finish();
    gaveUp.countDown();
    Threads.resultOf(Objects.requireNonNull(other.get()));
    assertEquals("registered", journal.read());
    hub.close();
  }
}
