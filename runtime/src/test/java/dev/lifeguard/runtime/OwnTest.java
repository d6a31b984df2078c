package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Owned resources are closed with the pool, and never lost. */
class OwnTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final long grace = Patience.graceMillis;
  private final long patience = Patience.millis;

  @AfterEach
  void restorePatience() {
    Patience.graceMillis = grace;
    Patience.millis = patience;
  }

  @Test
  void theResourceIsReturnedAndClosedAfterTheSubPools() {
    AutoCloseable resource = journal.resource("resource");
    assertSame(resource, daemon.own(resource));
    daemon.subPool().onClose(journal.note("sub"));
    daemon.close();
    assertEquals("sub resource", journal.read());
  }

  @Test
  void aPoolMayOwnAnotherTree() {
    ResourcePool<Daemon> another = daemon.own(ResourcePool.root(Daemon.class));
    another.onClose(journal.note("another"));
    daemon.close();
    assertEquals("another", journal.read());
  }

  @Test
  void aClosedPoolClosesWhatItRefuses() {
    daemon.close();
    assertThrows(PoolClosedException.class, () -> daemon.own(journal.resource("a")));
    assertThrows(PoolClosedException.class, () -> daemon.own("b", journal::write));
    assertEquals("a b", journal.read());
  }

  @Test
  void whatFailsWhileClosingTheRefusedIsSuppressed() {
    daemon.close();
    var failure = new IOException("cannot close");
    AutoCloseable resource =
        () -> {
          throw failure;
        };
    var refusal = assertThrows(PoolClosedException.class, () -> daemon.own(resource));
    assertSame(failure, refusal.getSuppressed()[0]);
  }

  @Test
  void anotherThreadsResourceIsClosedToo() {
    assertThrows(
        WrongThreadException.class,
        () -> Threads.onAnother(() -> daemon.own(journal.resource("refused"))));
    assertEquals("refused", journal.read());
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void nullIsRefused() {
    assertThrows(NullPointerException.class, () -> daemon.own((AutoCloseable) null));
    assertThrows(NullPointerException.class, () -> daemon.own(null, x -> {}));
    assertThrows(NullPointerException.class, () -> daemon.onClose(null));
    assertThrows(NullPointerException.class, () -> daemon.beforeClose(null));
    daemon.close();
  }

  @Test
  void tasksFinishDuringTheGracePeriod() {
    ExecutorService executor = daemon.own(Executors.newVirtualThreadPerTaskExecutor());
    executor.execute(() -> journal.write("task"));
    daemon.close();
    assertEquals("task", journal.read());
  }

  @Test
  void tasksThatDoNotFinishAreInterruptedThenAwaited() {
    Patience.graceMillis = 10;
    ExecutorService executor = daemon.own(Executors.newVirtualThreadPerTaskExecutor());
    var never = new CountDownLatch(1);
    executor.execute(
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            journal.write("interrupted");
          }
        });
    daemon.onClose(journal.note("after"));
    daemon.close();
    assertEquals("interrupted after", journal.read());
    assertTrue(executor.isTerminated());
  }

  @Test
  void anInterruptedCloserDoesNotGiveGrace() {
    Patience.graceMillis = Long.MAX_VALUE;
    ExecutorService executor = daemon.own(Executors.newVirtualThreadPerTaskExecutor());
    var never = new CountDownLatch(1);
    executor.execute(
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            journal.write("interrupted");
          }
        });
    Thread.currentThread().interrupt();
    daemon.close();
    assertTrue(Thread.interrupted());
    assertEquals("interrupted", journal.read());
  }

  @Test
  void aTaskThatIgnoresInterruptsIsAFailureAndTheRestGoesOn() {
    Patience.graceMillis = 1;
    Patience.millis = 1;
    ExecutorService executor = daemon.own(Executors.newVirtualThreadPerTaskExecutor());
    var stop = new CountDownLatch(1);
    executor.execute(
        () -> {
          while (stop.getCount() > 0) {
            try {
              stop.await();
            } catch (InterruptedException e) {
              journal.write("ignored");
            }
          }
        });
    daemon.onClose(journal.note("after"));
    var failure = assertThrows(CleanupException.class, daemon::close);
    assertInstanceOf(IllegalStateException.class, failure.getCause());
    assertTrue(journal.read().endsWith("after"));
    assertFalse(daemon.isOpen());
    stop.countDown();
    executor.close();
  }

  @Test
  void aRefusedExecutorIsStopped() {
    daemon.close();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    assertThrows(PoolClosedException.class, () -> daemon.own(executor));
    assertTrue(executor.isTerminated());
  }

  @Test
  void nobodyOwnsTheCommonPool() {
    assertThrows(IllegalArgumentException.class, () -> daemon.own(ForkJoinPool.commonPool()));
    daemon.close();
  }

  @Test
  void tasksComeTooLateForAClosingPool() {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    var closing = new CountDownLatch(1);
    ExecutorService executor = hub.own(Executors.newVirtualThreadPerTaskExecutor());
    executor.execute(
        () -> {
          awaitQuietly(closing);
          assertThrows(PoolClosedException.class, () -> hub.subPool(Kinds.Tmp.class));
          assertThrows(PoolClosedException.class, () -> hub.allocate(1));
          assertThrows(PoolClosedException.class, () -> hub.onClose(() -> {}));
          assertThrows(PoolClosedException.class, () -> hub.own(journal.resource("late")));
          journal.write("refused");
        });
    hub.beforeClose(closing::countDown);
    hub.close();
    assertEquals("late refused", journal.read());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
