package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Registered clean-ups run once, in the pool they are in, unless somebody takes them back. */
class CleanupTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  @Test
  void cancelPreventsTheRun() {
    Cleanup first = daemon.onClose(journal.note("first"));
    Cleanup middle = daemon.onClose(journal.note("middle"));
    Cleanup last = daemon.beforeClose(journal.note("last"));
    assertTrue(middle.cancel());
    assertFalse(middle.cancel());
    assertTrue(last.cancel());
    daemon.close();
    assertEquals("first", journal.read());
    assertFalse(first.cancel(), "it has run");
  }

  @Test
  void cancelByAnotherCleanUp() {
    Cleanup older = daemon.onClose(journal.note("older"));
    daemon.onClose(() -> assertTrue(older.cancel()));
    daemon.close();
    assertEquals("", journal.read());
  }

  @Test
  void aRunningCleanUpCannotBeCancelledMovedOrRunAgain() {
    Cleanup[] itself = new Cleanup[1];
    itself[0] =
        daemon.onClose(
            () -> {
              journal.write("once");
              assertFalse(itself[0].cancel());
              itself[0].runNow();
              assertThrows(IllegalStateException.class, () -> itself[0].moveTo(daemon));
            });
    daemon.close();
    assertEquals("once", journal.read());
  }

  @Test
  void runNowRunsOnceAndUnregisters() {
    Cleanup cleanup = daemon.onClose(journal.note("once"));
    cleanup.runNow();
    cleanup.runNow();
    assertFalse(cleanup.cancel());
    daemon.close();
    cleanup.runNow();
    assertEquals("once", journal.read());
  }

  @Test
  void runNowFailsAsTheActionDoesAndCountsAllTheSame() {
    var failure = new ArithmeticException();
    Cleanup unchecked = daemon.onClose(journal.noteAndThrow("a", failure));
    assertSame(failure, assertThrows(ArithmeticException.class, unchecked::runNow));
    Cleanup checked = daemon.onClose(journal.noteAndThrow("b", new IOException()));
    assertThrows(CleanupException.class, checked::runNow);
    Cleanup interrupted = daemon.onClose(journal.noteAndThrow("c", new InterruptedException()));
    assertThrows(CleanupException.class, interrupted::runNow);
    assertTrue(Thread.interrupted());
    daemon.close();
    assertEquals("a b c", journal.read());
  }

  @Test
  void runNowMayCloseThePool() {
    daemon.onClose(journal.note("other"));
    Cleanup cleanup = daemon.onClose(daemon::close);
    cleanup.runNow();
    assertEquals("other", journal.read());
    assertFalse(daemon.isOpen());
  }

  @Test
  void moveToMakesItTheNewestThere() {
    ResourcePool<?> attempt = daemon.subPool();
    daemon.onClose(journal.note("older"));
    Cleanup moved = attempt.onClose(journal.note("moved"));
    Cleanup early = attempt.beforeClose(journal.note("early"));
    assertSame(moved, moved.moveTo(daemon));
    assertSame(early, early.moveTo(daemon));
    daemon.onClose(journal.note("newer"));
    attempt.close();
    assertEquals("", journal.read());
    daemon.close();
    assertEquals("early newer moved older", journal.read());
  }

  @Test
  void moveToTheSamePoolMakesItTheNewest() {
    Cleanup first = daemon.onClose(journal.note("first"));
    daemon.onClose(journal.note("second"));
    first.moveTo(daemon);
    daemon.close();
    assertEquals("first second", journal.read());
  }

  @Test
  void moveToAClosedPoolIsRefusedAndItStaysWhereItWas() {
    ResourcePool<?> closed = daemon.subPool();
    closed.close();
    Cleanup cleanup = daemon.onClose(journal.note("stays"));
    assertThrows(PoolClosedException.class, () -> cleanup.moveTo(closed));
    daemon.close();
    assertEquals("stays", journal.read());
  }

  @Test
  void whatHasRunOrWasCancelledCannotBeMoved() {
    Cleanup run = daemon.onClose(journal.note("run"));
    run.runNow();
    assertThrows(IllegalStateException.class, () -> run.moveTo(daemon));
    Cleanup cancelled = daemon.onClose(journal.note("cancelled"));
    cancelled.cancel();
    assertThrows(IllegalStateException.class, () -> cancelled.moveTo(daemon));
    daemon.close();
    assertEquals("run", journal.read());
  }

  @Test
  void aCleanUpMayRescueAnotherIntoALivingPool() {
    ResourcePool<?> sub = daemon.subPool();
    Cleanup resource = sub.onClose(journal.note("resource"));
    sub.beforeClose(() -> resource.moveTo(daemon));
    sub.close();
    assertEquals("", journal.read());
    daemon.close();
    assertEquals("resource", journal.read());
  }

  @Test
  void theSameActionTwiceRunsTwice() {
    ThrowingRunnable action = journal.note("x");
    daemon.onClose(action);
    Cleanup second = daemon.onClose(action);
    daemon.onClose(action);
    second.cancel();
    daemon.close();
    assertEquals("x x", journal.read());
  }

  @Test
  void nothingCanBeRegisteredInAClosedPool() {
    daemon.close();
    assertThrows(PoolClosedException.class, () -> daemon.onClose(journal.note("late")));
    assertThrows(PoolClosedException.class, () -> daemon.beforeClose(journal.note("late")));
    assertEquals("", journal.read());
  }
}
