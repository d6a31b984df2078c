package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The processes of one pool end together, and none keeps the others from it. */
class ProcessBatchTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final List<Long> waits = new ArrayList<>();
  private final long reaping = Patience.reapingMillis;

  @AfterEach
  void restorePatience() {
    Patience.reapingMillis = reaping;
  }

  /** A process that writes down what is done to it, and takes a moment to be waited for. */
  private final class Noted extends FakeProcess {

    private final String name;

    Noted(String name) {
      super(journal.note("kill-" + name));
      this.name = name;
    }

    @Override
    public void destroy() {
      journal.write("ask-" + name);
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
      if (isAlive()) {
        journal.write("wait-" + name);
        waits.add(unit.toNanos(timeout));
        long now = System.nanoTime();
        while (System.nanoTime() - now < TimeUnit.MILLISECONDS.toNanos(1)) {
          Thread.onSpinWait();
        }
      }
      return super.waitFor(timeout, unit);
    }
  }

  @Test
  void allAreToldBeforeOneIsWaitedForAndTheyShareTheirTime() {
    daemon.closeTimeout(Duration.ofHours(1));
    for (String name : List.of("c", "b", "a")) {
      daemon.own(new Noted(name), KillPolicy.AFTER_TIMEOUT);
    }
    daemon.close();
    assertEquals("ask-a ask-b ask-c wait-a kill-a wait-b kill-b wait-c kill-c", journal.read());
    for (int i = 1; i < waits.size(); i++) {
      long used = waits.get(i - 1) - waits.get(i);
      assertTrue(used >= TimeUnit.MILLISECONDS.toNanos(1), "the wait before counts: " + waits);
    }
  }

  @Test
  void thoseOfAPoolAreToldWhenItIsTheirTurn() {
    daemon.closeTimeout(Duration.ofHours(1));
    daemon.own(new Noted("b"), KillPolicy.AFTER_TIMEOUT);
    daemon.subPool().own(new Noted("a"), KillPolicy.AFTER_TIMEOUT);
    daemon.close();
    assertEquals("ask-a wait-a kill-a ask-b wait-b kill-b", journal.read());
  }

  @Test
  void whoWantsToKnowIsToldBeforeTheWaiting() {
    daemon.closeTimeout(Duration.ZERO);
    ResourcePool<?> sub = daemon.subPool();
    daemon.whenClosing(() -> journal.write("told"));
    sub.own(new FakeProcess(journal.note("killed-at-once")), KillPolicy.ALWAYS);
    daemon.own(new Noted("a"), KillPolicy.AFTER_TIMEOUT);
    daemon.close();
    assertEquals("killed-at-once ask-a told wait-a kill-a", journal.read());
  }

  @Test
  void theKilledDoNotWaitForTheOthers() {
    daemon.closeTimeout(Duration.ZERO);
    daemon.own(new Noted("b"), KillPolicy.ALWAYS);
    daemon.own(new Noted("a"), KillPolicy.AFTER_TIMEOUT);
    daemon.close();
    assertEquals("ask-a kill-b wait-a kill-a", journal.read());
  }

  @Test
  void whateverOneThrowsTheOthersAreEnded() {
    var error = new StackOverflowError("a");
    var exception = new ArithmeticException("b");
    daemon.own(new FakeProcess(journal.note("c")), KillPolicy.ALWAYS);
    daemon.own(new FakeProcess(journal.noteAndThrow("b", exception)), KillPolicy.ALWAYS);
    daemon.own(new FakeProcess(journal.noteAndThrow("a", error)), KillPolicy.ALWAYS);
    assertSame(error, assertThrows(StackOverflowError.class, daemon::close));
    assertEquals("a b c", journal.read());
    assertSame(exception, error.getSuppressed()[0].getCause());
  }

  @Test
  void whatIsKilledAndStaysIsReported() {
    Patience.reapingMillis = 0;
    daemon.own(
        new FakeProcess(() -> {}) {
          @Override
          public boolean isAlive() {
            return true;
          }

          @Override
          public boolean waitFor(long timeout, TimeUnit unit) {
            return false;
          }
        },
        KillPolicy.ALWAYS);
    var failure = assertThrows(CleanupException.class, daemon::close);
    assertTrue(failure.toString().endsWith(" was killed and is still there"));
  }

  @Test
  void aProcessThatIsHandedOverTwiceIsKilledOnce() {
    var process = new FakeProcess(journal.note("killed"));
    daemon.own(process, KillPolicy.ALWAYS);
    daemon.own(process, KillPolicy.ALWAYS);
    daemon.close();
    assertEquals("killed", journal.read());
  }

  @Test
  void whatAProcessDoesToThePoolWhileItEndsIsHarmless() {
    var other = new FakeProcess(journal.note("other"));
    daemon.onClose(journal.note("first"));
    daemon.own(other, KillPolicy.ALWAYS);
    daemon.own(
        new FakeProcess(
            () -> {
              journal.write("killed");
              daemon.close();
              assertTrue(daemon.cleanupOf(other).isEmpty(), "it is in the same batch");
              daemon.onClose(journal.note("later"));
              daemon.own(new FakeProcess(journal.note("last")), KillPolicy.ALWAYS);
            }),
        KillPolicy.ALWAYS);
    daemon.close();
    assertEquals("first killed other later last", journal.read());
  }

  @Test
  void whoClosesThePoolWaitsForOneThatIsEndedByAnotherThread() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    var told = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var process =
        new FakeProcess(
            () -> {
              told.countDown();
              go.await();
              journal.write("killed");
            });
    hub.own(process, KillPolicy.ALWAYS);
    hub.own(new FakeProcess(journal.note("other")), KillPolicy.ALWAYS);
    Cleanup cleanup = hub.cleanupOf(process).orElseThrow();
    FutureTask<Boolean> ending = Threads.start(cleanup::runNow);
    told.await();
    FutureTask<Boolean> closing = Threads.start(hub::close);
    Threads.awaitWaiting(hub);
    go.countDown();
    Threads.resultOf(closing);
    Threads.resultOf(ending);
    assertEquals("killed other", journal.read());
  }
}
