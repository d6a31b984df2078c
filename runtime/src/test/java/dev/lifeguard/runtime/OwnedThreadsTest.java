package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.SessionRec;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Owned threads are interrupted and awaited before the sub-pools go. */
@Timeout(120) // against hanging for good
class OwnedThreadsTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final CountDownLatch never = new CountDownLatch(1);

  /** Waits until it is interrupted. */
  private void serve() {
    try {
      never.await();
    } catch (InterruptedException e) {
      journal.write("interrupted");
    }
  }

  /** Waits until the latch opens, whoever interrupts it. */
  private void ignoreInterrupts() {
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        journal.write("ignored");
      }
    }
  }

  @Test
  void itIsInterruptedAndAwaitedBeforeTheSubPoolsGo() {
    for (Thread.Builder builder : new Thread.Builder[] {Thread.ofVirtual(), Thread.ofPlatform()}) {
      ResourcePool<?> pool = daemon.subPool();
      Thread thread = builder.start(this::serve);
      assertSame(thread, pool.own(thread));
      pool.subPool().onClose(() -> journal.write("alive-" + thread.isAlive()));
      pool.close();
    }
    assertEquals("interrupted alive-false interrupted alive-false", journal.read());
    daemon.close();
  }

  @Test
  void theNewestStopsFirst() {
    Thread older = daemon.own(Thread.ofVirtual().start(this::serve));
    daemon.beforeClose(() -> journal.write("between-" + older.isAlive()));
    daemon.own(Thread.ofVirtual().start(this::serve));
    daemon.close();
    assertEquals("interrupted between-true interrupted", journal.read());
  }

  @Test
  void aThreadThatKeepsItsSessionInThePoolEndsInOrder() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    var inside = new CountDownLatch(1);
    hub.own(
        Thread.ofVirtual()
            .start(
                () -> {
                  try (SessionRec session = SessionRec.in(hub, "x")) {
                    session.pool().onClose(journal.note("session"));
                    inside.countDown();
                    serve();
                  }
                }));
    inside.await();
    hub.close();
    assertEquals("interrupted session", journal.read());
  }

  @Test
  void oneThatHasEndedIsFine() throws Exception {
    Thread thread = daemon.own(Thread.ofVirtual().start(() -> {}));
    thread.join();
    daemon.close();
  }

  @Test
  void oneThatWasNotStartedIsNotAwaited() {
    daemon.closeTimeout(Duration.ZERO);
    daemon.own(Thread.ofPlatform().unstarted(() -> {}));
    daemon.own(Thread.ofVirtual().unstarted(() -> {}));
    daemon.close();
  }

  @Test
  void whoClosesThePoolDoesNotWaitForItself() {
    daemon.closeTimeout(Duration.ZERO);
    daemon.own(Thread.currentThread());
    daemon.close();
    assertFalse(Thread.interrupted());
  }

  @Test
  void anInterruptedCloserWaitsAllTheSameAndStaysInterrupted() {
    daemon.own(Thread.ofVirtual().start(this::serve));
    Thread.currentThread().interrupt();
    daemon.close();
    assertTrue(Thread.interrupted());
    assertEquals("interrupted", journal.read());
  }

  @Test
  void oneThatIgnoresInterruptsIsReportedAndTheRestGoesOn() throws Exception {
    daemon.closeTimeout(Duration.ZERO);
    Thread thread = daemon.own(Thread.ofVirtual().name("deaf").start(this::ignoreInterrupts));
    daemon.onClose(journal.note("after"));
    var failure = assertThrows(CleanupException.class, daemon::close);
    assertInstanceOf(IllegalStateException.class, failure.getCause());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(" in Daemon could not be closed: "), message);
    assertTrue(message.contains("virtual thread \"deaf\" was interrupted"), message);
    assertTrue(journal.read().endsWith("after"));
    never.countDown();
    thread.join();
  }

  @Test
  void aClosedPoolStopsWhatItRefuses() {
    daemon.close();
    Thread thread = Thread.ofVirtual().start(this::serve);
    assertThrows(PoolClosedException.class, () -> daemon.own(thread));
    assertFalse(thread.isAlive());
    assertEquals("interrupted", journal.read());
  }

  @Test
  void oneWithAWayOfItsOwnIsStoppedThatWayBeforeTheSubPoolsGo() {
    Thread thread = Thread.ofVirtual().start(this::serve);
    daemon.own(
        thread,
        it -> {
          never.countDown();
          joinQuietly(it);
          journal.write("ended");
        });
    daemon.subPool().onClose(journal.note("sub"));
    daemon.close();
    assertEquals("ended sub", journal.read());
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itMovesToAnotherPool() {
    ResourcePool<?> attempt = daemon.subPool();
    Thread thread = attempt.own(Thread.ofVirtual().start(this::serve));
    attempt.cleanupOf(thread).orElseThrow().moveTo(daemon);
    attempt.close();
    assertTrue(thread.isAlive());
    daemon.subPool().onClose(journal.note("sub"));
    daemon.close();
    assertEquals("interrupted sub", journal.read());
  }

  /** It closes the pool that owns it, while another thread does so, too. */
  @Test
  void twoMayCloseThePoolThatOwnsOneOfThem() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class).closeTimeout(Duration.ofMillis(200));
    hub.onClose(journal.note("closed"));
    var closing = new FutureTask<>(() -> closeQuietly(hub));
    Thread thread = hub.own(Thread.ofVirtual().unstarted(closing));
    thread.start();
    closeQuietly(hub);
    Threads.resultOf(closing);
    hub.close();
    assertEquals("closed", journal.read());
  }

  private static boolean closeQuietly(ResourcePool<?> pool) {
    try {
      pool.close();
      return true;
    } catch (PoolInUseException | CleanupException late) {
      return false;
    }
  }
}
