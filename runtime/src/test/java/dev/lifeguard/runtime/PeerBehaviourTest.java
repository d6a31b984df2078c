package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Job;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What pools elsewhere are known to do, one behaviour at a time, restated for ours. */
class PeerBehaviourTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> pool = ResourcePool.root(Daemon.class);

  @Nested
  @DisplayName("APR")
  class Apr {

    @Test
    void teardownIsPre2Pre1S2S1P2P1() {
      pool.subPool().onClose(journal.note("S1"));
      pool.subPool().onClose(journal.note("S2"));
      pool.onClose(journal.note("p1"));
      pool.onClose(journal.note("p2"));
      pool.beforeClose(journal.note("pre1"));
      pool.beforeClose(journal.note("pre2"));
      pool.close();
      assertEquals("pre2 pre1 S2 S1 p2 p1", journal.read());
    }

    @Test
    void aCleanUpRegisteredByARunningCleanUpRunsNext() {
      pool.onClose(journal.note("last"));
      pool.onClose(() -> pool.onClose(journal.note("next")));
      pool.close();
      assertEquals("next last", journal.read());
    }

    @Test
    void clearKeepsThePoolItsParentAndItsTagAndDropsCleanUps() {
      ResourcePool<Job> job = pool.subPool(Job.class).named("tag");
      job.onClose(journal.note("once"));
      job.clear();
      job.clear();
      assertEquals("once", journal.read());
      assertEquals("tag", job.name());
      assertSame(pool, job.parent());
      assertEquals(List.of(job), pool.children());
      assertTrue(job.isOpen());
    }

    @Test
    void aFailingCleanUpDoesNotStopTheOthers() {
      pool.onClose(journal.note("c"));
      pool.onClose(journal.noteAndThrow("b", new ArithmeticException()));
      pool.onClose(journal.noteAndThrow("a", new ArithmeticException()));
      assertThrows(ArithmeticException.class, pool::close);
      assertEquals("a b c", journal.read());
    }

    @Test
    @DisplayName("cleanup_kill removes one of several equal ones: with us the one that is meant")
    void cancelRemovesExactlyItsOwnRegistration() {
      List<Cleanup> cleanups = new ArrayList<>();
      ThrowingRunnable action = journal.note("x");
      for (int i = 0; i < 3; i++) {
        cleanups.add(pool.onClose(action));
        pool.onClose(journal.note("" + i));
      }
      cleanups.getLast().cancel();
      pool.close();
      assertEquals("2 1 x 0 x", journal.read());
    }

    @Test
    void runNowRunsOnceAndUnregisters() {
      Cleanup cleanup = pool.onClose(journal.note("once"));
      cleanup.runNow();
      assertEquals("once", journal.read());
      pool.close();
      assertEquals("once", journal.read());
    }

    @Test
    void aPoolIsItsOwnAncestor() {
      assertTrue(pool.outlives(pool));
      assertTrue(pool.outlives(pool.subPool()));
    }

    @Test
    void destroyingASubPoolInsideAPreCleanUpIsSafe() {
      ResourcePool<?> first = pool.subPool();
      ResourcePool<?> second = pool.subPool();
      ResourcePool<?> third = pool.subPool();
      for (ResourcePool<?> sub : List.of(first, second, third)) {
        sub.onClose(journal.note("" + pool.children().indexOf(sub)));
      }
      pool.beforeClose(second::close);
      third.beforeClose(first::close);
      pool.close();
      assertEquals("1 0 2", journal.read());
    }
  }

  @Nested
  @DisplayName("ProFTPD")
  class ProFtpd {

    @Test
    @DisplayName("destroying nothing is a no-op: with us, what is destroyed already")
    void destroyingWhatIsDestroyedIsANoOp() {
      pool.close();
      pool.close();
      assertFalse(pool.isOpen());
    }

    @Test
    void sizesZeroOneAndLargerThanABlock() {
      for (long size : new long[] {0, 1, 511, 512, 513, 1 << 20}) {
        MemorySegment segment = pool.allocate(size);
        assertEquals(size, segment.byteSize());
        segment.fill((byte) 9);
      }
      pool.close();
    }

    @Test
    void aBlockTwiceTheUsualSizeKeepsItsData() {
      MemorySegment large = pool.allocate(8192);
      for (long i = 0; i < 8192; i++) {
        large.set(ValueLayout.JAVA_BYTE, i, (byte) i);
      }
      pool.allocate(8192).fill((byte) -1);
      for (long i = 0; i < 8192; i++) {
        assertEquals((byte) i, large.get(ValueLayout.JAVA_BYTE, i));
      }
      pool.close();
    }

    @Test
    void tagsCanBeReadBack() {
      assertEquals("core", pool.named("core").name());
    }

    @Test
    void treeDumpsAreSafeInEveryState() {
      assertEquals(1, PoolTree.of(pool).rows().size());
      pool.subPool().onClose(() -> assertEquals(2, PoolTree.of(pool).rows().size()));
      pool.onClose(() -> assertEquals(1, PoolTree.of(pool).rows().size()));
      pool.clear();
      assertEquals(1, PoolTree.of(pool).rows().size());
      pool.close();
      assertEquals(0, PoolTree.of(pool).rows().size());
    }

    @Test
    void unregisteringPreventsTheRun() {
      Cleanup cleanup = pool.onClose(journal.note("never"));
      assertTrue(cleanup.cancel());
      pool.close();
      assertEquals("", journal.read());
    }
  }

  @Nested
  @DisplayName("talloc")
  class Talloc {

    @Test
    @DisplayName("a failing destructor vetoes: with us it never does, and is reported")
    void aFailingCleanUpVetoesNothing() {
      ResourcePool<?> child = pool.subPool();
      child.onClose(journal.noteAndThrow("veto", new ArithmeticException("no")));
      assertThrows(ArithmeticException.class, pool::close);
      assertFalse(child.isOpen());
      assertFalse(pool.isOpen());
      assertNull(pool.parent());
      assertEquals(List.of(), pool.children());
    }

    @Test
    void freeingInsideADestructorIsSafe() {
      ResourcePool<?> older = pool.subPool();
      ResourcePool<?> newer = pool.subPool();
      older.onClose(journal.note("older"));
      newer.onClose(
          () -> {
            older.close();
            newer.close();
            journal.write("newer");
          });
      newer.close();
      assertEquals("older newer", journal.read());
      assertTrue(pool.isOpen());
    }
  }

  @Nested
  @DisplayName("the JDK's arenas")
  class JdkArena {

    @Test
    @DisplayName("a double close throws: with us it does nothing")
    void closeTwice() {
      Arena arena = pool;
      arena.allocate(1);
      arena.close();
      arena.close();
      assertFalse(pool.isOpen());
    }

    @Test
    void orderIsOursWhateverTheArenaDoes() {
      for (int i = 0; i < 5; i++) {
        pool.allocate(1);
        pool.onClose(journal.note("" + i));
      }
      pool.close();
      assertEquals("4 3 2 1 0", journal.read());
    }

    @Test
    @DisplayName("an Error in one action stops the rest: with us never")
    void anErrorStopsNothing() {
      pool.onClose(journal.note("b"));
      pool.onClose(journal.noteAndThrow("a", new AssertionError()));
      assertThrows(AssertionError.class, pool::close);
      assertEquals("a b", journal.read());
    }

    @Test
    void staleSegmentsNeverReachRecycledMemory() {
      MemorySegment stale = pool.allocate(256);
      stale.fill((byte) 7);
      for (int round = 0; round < 100; round++) {
        pool.clear();
        MemorySegment fresh = pool.allocate(256);
        assertEquals(-1, fresh.mismatch(MemorySegment.ofArray(new byte[256])));
        fresh.fill((byte) 7);
        assertThrows(IllegalStateException.class, () -> stale.get(ValueLayout.JAVA_BYTE, 0));
      }
      pool.close();
    }
  }
}
