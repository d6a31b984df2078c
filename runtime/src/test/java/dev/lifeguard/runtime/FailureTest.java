package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Job;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of things that go wrong while a pool goes. */
class FailureTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  @Test
  void everythingRunsTheFirstIsThrownTheRestSuppressed() {
    var first = new IllegalArgumentException("first");
    var second = new StackOverflowError("second");
    var third = new ArithmeticException("third");
    daemon.onClose(journal.note("5"));
    daemon.onClose(journal.noteAndThrow("4", third));
    ResourcePool<?> sub = daemon.subPool();
    sub.onClose(journal.note("3"));
    sub.onClose(journal.noteAndThrow("2", second));
    daemon.beforeClose(journal.noteAndThrow("1", first));
    MemorySegment memory = daemon.allocate(8);

    var thrown = assertThrows(IllegalArgumentException.class, daemon::close);
    assertSame(first, thrown);
    assertArrayEquals(new Throwable[] {second, third}, thrown.getSuppressed());
    assertEquals("1 2 3 4 5", journal.read());
    assertFalse(memory.scope().isAlive());
    assertFalse(daemon.isOpen());
    daemon.close();
  }

  @Test
  void anErrorStopsNothingAndIsThrownAsItIs() {
    var error = new OutOfMemoryError("first");
    daemon.onClose(journal.note("b"));
    daemon.onClose(journal.noteAndThrow("a", error));
    assertSame(error, assertThrows(OutOfMemoryError.class, daemon::close));
    assertEquals("a b", journal.read());
  }

  @Test
  void aCheckedExceptionComesWrappedAndTheWrapperNamesThePool() {
    var checked = new IOException("disk full");
    ResourcePool<Job> job = daemon.subPool(Job.class);
    job.onClose(journal.noteAndThrow("a", checked));
    var thrown = assertThrows(CleanupException.class, daemon::close);
    assertSame(checked, thrown.getCause());
    assertEquals(
        "a clean-up of Daemon > Job failed with java.io.IOException: disk full",
        thrown.getMessage());
  }

  @Test
  void aSuppressedCheckedExceptionIsWrappedToo() {
    daemon.onClose(journal.noteAndThrow("b", new IOException("second")));
    daemon.onClose(journal.noteAndThrow("a", new ArithmeticException("first")));
    var thrown = assertThrows(ArithmeticException.class, daemon::close);
    assertEquals(1, thrown.getSuppressed().length);
    assertEquals(CleanupException.class, thrown.getSuppressed()[0].getClass());
  }

  @Test
  void theSameFailureTwice() {
    var failure = new ArithmeticException("again and again");
    daemon.onClose(journal.noteAndThrow("b", failure));
    daemon.onClose(journal.noteAndThrow("a", failure));
    assertSame(failure, assertThrows(ArithmeticException.class, daemon::close));
    assertEquals(0, failure.getSuppressed().length);
    assertEquals("a b", journal.read());
  }

  @Test
  void anInterruptSurvives() {
    daemon.onClose(() -> journal.write("flag " + Thread.currentThread().isInterrupted()));
    daemon.onClose(journal.noteAndThrow("a", new InterruptedException("stop")));
    var thrown = assertThrows(CleanupException.class, daemon::close);
    assertTrue(Thread.interrupted(), "the flag is set again");
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    assertEquals("a flag false", journal.read());
  }

  @Test
  void anInterruptThatIsThereBeforeIsThereAfter() {
    daemon.own(java.util.concurrent.Executors.newSingleThreadExecutor());
    Thread.currentThread().interrupt();
    daemon.close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void clearFailsTheSameWayAndThePoolIsUsableAfterwards() {
    var failure = new ArithmeticException("oops");
    daemon.onClose(journal.note("b"));
    daemon.onClose(journal.noteAndThrow("a", failure));
    assertSame(failure, assertThrows(ArithmeticException.class, daemon::clear));
    assertEquals("a b", journal.read());
    assertTrue(daemon.isOpen());
    daemon.allocate(1);
    daemon.close();
  }

  @Test
  void aFailingResourceDoesNotStopTheOthers() {
    daemon.own(journal.resource("b"));
    daemon.<AutoCloseable>own(
        () -> {
          throw new IOException("a");
        });
    daemon.own(journal.resource("c"));
    assertThrows(CleanupException.class, daemon::close);
    assertEquals("c b", journal.read());
  }

  @Test
  void aCleanUpThatUsesUpTheStackStopsNothing() throws Exception {
    Threads.onThread(
        "small stack",
        200_000,
        () -> {
          var root = ResourcePool.root(Daemon.class);
          root.onClose(journal.note("b"));
          root.onClose(() -> plunge(0));
          root.onClose(journal.note("a"));
          assertThrows(StackOverflowError.class, root::close);
          return true;
        });
    assertEquals("a b", journal.read());
  }

  @Test
  void aPoolThatCouldNotBeClosedForLackOfStackCanBeClosedLater() throws Exception {
    for (int stack = 150; stack < 350; stack += 10) {
      Threads.onThread(
          "small stack",
          stack * 1000,
          () -> {
            List<ResourcePool<?>> pools = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
              pools.add(ResourcePool.root(Daemon.class));
            }
            closeWhileUnwinding(pools.iterator());
            for (ResourcePool<?> pool : pools) {
              pool.close();
              assertFalse(pool.isOpen() || pool.isClosing());
            }
            return true;
          });
    }
  }

  /** Closes a pool at each level of a stack that was used up. */
  @SuppressWarnings("InfiniteRecursion") // to the end of the stack
  private static void closeWhileUnwinding(Iterator<ResourcePool<?>> pools) {
    try {
      closeWhileUnwinding(pools);
    } catch (StackOverflowError end) {
      // now a little further up
    }
    try {
      if (pools.hasNext()) {
        pools.next().close();
      }
    } catch (StackOverflowError expected) {
      // that is what the test is about
    }
  }

  @SuppressWarnings("InfiniteRecursion") // to the end of the stack
  private static int plunge(int depth) {
    return plunge(depth + 1) + 1;
  }
}
