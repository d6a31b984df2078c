package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What goes when. */
class TeardownOrderTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  private void fill(ResourcePool<?> pool, String name) {
    pool.beforeClose(journal.note(name + ".pre1"));
    pool.onClose(journal.note(name + ".post1"));
    pool.beforeClose(journal.note(name + ".pre2"));
    pool.onClose(journal.note(name + ".post2"));
  }

  @Test
  void beforeCloseThenSubPoolsThenOnCloseEachNewestFirst() {
    fill(daemon, "P");
    fill(daemon.subPool(), "S1");
    fill(daemon.subPool(), "S2");
    daemon.close();
    assertEquals(
        "P.pre2 P.pre1"
            + " S2.pre2 S2.pre1 S2.post2 S2.post1"
            + " S1.pre2 S1.pre1 S1.post2 S1.post1"
            + " P.post2 P.post1",
        journal.read());
  }

  @Test
  void depthFirst() {
    ResourcePool<?> outer = daemon.subPool();
    ResourcePool<?> inner = outer.subPool();
    fill(outer, "O");
    fill(inner, "I");
    daemon.close();
    assertEquals("O.pre2 O.pre1 I.pre2 I.pre1 I.post2 I.post1 O.post2 O.post1", journal.read());
  }

  @Test
  void clearHasTheSameOrderAndKeepsThePool() {
    ResourcePool<Job> job = daemon.subPool(Job.class).named("copy");
    fill(job, "P");
    fill(job.subPool(), "S");
    job.clear();
    assertEquals("P.pre2 P.pre1 S.pre2 S.pre1 S.post2 S.post1 P.post2 P.post1", journal.read());
    assertTrue(job.isOpen());
    assertEquals("copy", job.name());
    assertEquals(daemon, job.parent());
    assertEquals(Job.class, job.kind());
    assertEquals(1, daemon.children().size());
    assertTrue(job.children().isEmpty());

    job.onClose(journal.note("again"));
    job.close();
    assertTrue(journal.read().endsWith(" P.post1 again"), "clean-ups are dropped by clear");
  }

  @Test
  void aRootCanBeCleared() {
    ResourcePool<?> sub = daemon.subPool();
    fill(daemon, "P");
    daemon.clear();
    assertEquals("P.pre2 P.pre1 P.post2 P.post1", journal.read());
    assertTrue(daemon.isOpen());
    assertFalse(sub.isOpen());
    daemon.clear();
    daemon.close();
    assertEquals("P.pre2 P.pre1 P.post2 P.post1", journal.read());
  }

  @Test
  void resourcesAndActionsShareOneOrder() {
    daemon.onClose(journal.note("1"));
    daemon.own(journal.resource("2"));
    daemon.own("3", journal::write);
    daemon.onClose(journal.note("4"));
    daemon.close();
    assertEquals("4 3 2 1", journal.read());
  }

  @Test
  void executorsStopInTheirTurnBeforeTheSubPoolsGo() {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    hub.subPool().onClose(journal.note("sub"));
    hub.beforeClose(journal.note("older"));
    var executor = hub.own(Executors.newSingleThreadExecutor());
    hub.beforeClose(() -> executor.execute(() -> journal.write("task")));
    hub.onClose(journal.note("post"));
    hub.close();
    assertEquals("task older sub post", journal.read());
    assertTrue(executor.isTerminated());
  }

  @Test
  void anExecutorWithACloserOfItsOwnAlsoGoesFirst() {
    daemon.subPool().onClose(journal.note("sub"));
    daemon.own(
        Executors.newSingleThreadExecutor(),
        executor -> {
          executor.shutdown();
          journal.write("closer");
        });
    daemon.close();
    assertEquals("closer sub", journal.read());
  }

  @Test
  void memoryGoesLast() {
    MemorySegment outer = daemon.allocateFrom(ValueLayout.JAVA_INT, 42);
    ResourcePool<?> sub = daemon.subPool();
    MemorySegment inner = sub.allocateFrom(ValueLayout.JAVA_INT, 43);
    sub.onClose(() -> journal.write("" + inner.get(ValueLayout.JAVA_INT, 0)));
    daemon.onClose(
        () -> {
          journal.write("" + outer.get(ValueLayout.JAVA_INT, 0));
          assertThrows(IllegalStateException.class, () -> inner.get(ValueLayout.JAVA_INT, 0));
        });
    daemon.close();
    assertEquals("43 42", journal.read());
    assertThrows(IllegalStateException.class, () -> outer.get(ValueLayout.JAVA_INT, 0));
  }

  @Test
  void markedClosingFirst() {
    ResourcePool<?> sub = daemon.subPool();
    daemon.beforeClose(
        () -> {
          assertFalse(daemon.isOpen());
          assertTrue(daemon.isClosing());
          assertTrue(sub.isClosing(), "it goes, too");
          sub.onClose(journal.note("sub")); // but its turn comes later
          journal.write("seen");
        });
    daemon.close();
    assertEquals("seen sub", journal.read());
    assertFalse(daemon.isClosing());
    assertFalse(daemon.isOpen());
  }

  @Test
  void closeIsIdempotentAndClearOfAClosedPoolIsRefused() {
    fill(daemon, "P");
    daemon.close();
    daemon.close();
    assertEquals("P.pre2 P.pre1 P.post2 P.post1", journal.read());
    assertThrows(PoolClosedException.class, daemon::clear);
  }

  @Test
  void aClosedPoolIsOutOfTheTree() {
    ResourcePool<?> first = daemon.subPool();
    ResourcePool<?> second = daemon.subPool();
    ResourcePool<?> third = daemon.subPool();
    second.close();
    assertEquals(java.util.List.of(first, third), daemon.children());
    first.close();
    third.close();
    assertTrue(daemon.children().isEmpty());
    assertEquals(daemon, first.parent());
    assertNull(daemon.parent());
  }

  private static final int MANY = 1_000_000;

  /** A stack that a recursion over a million pools, or over ten thousand, does not fit in. */
  private static final long SMALL_STACK = 200_000;

  @Test
  void aMillionNestedPools() throws Exception {
    int[] ran = new int[1];
    Threads.onThread(
        "small stack",
        SMALL_STACK,
        () -> {
          var root = ResourcePool.root(Daemon.class);
          ResourcePool<?> deepest = root;
          for (int i = 0; i < MANY; i++) {
            deepest = deepest.subPool();
            int expected = MANY - 1 - i;
            deepest.onClose(() -> assertEquals(expected, ran[0]++));
          }
          assertTrue(root.outlives(deepest));
          assertFalse(deepest.path().isEmpty());
          int[] visited = new int[1];
          root.visit(pool -> visited[0]++);
          assertEquals(MANY + 1, visited[0]);
          root.close();
          return root.isOpen();
        });
    assertEquals(MANY, ran[0]);
  }

  @Test
  void aMillionSiblings() throws Exception {
    int[] ran = new int[1];
    Threads.onThread(
        "small stack",
        SMALL_STACK,
        () -> {
          var root = ResourcePool.root(Daemon.class);
          for (int i = 0; i < MANY; i++) {
            int expected = MANY - 1 - i;
            root.subPool().onClose(() -> assertEquals(expected, ran[0]++));
          }
          assertEquals(MANY, root.children().size());
          root.close();
          return root.isOpen();
        });
    assertEquals(MANY, ran[0]);
  }

  @Test
  void aMillionCleanUps() throws Exception {
    int[] ran = new int[1];
    Threads.onThread(
        "small stack",
        SMALL_STACK,
        () -> {
          var root = ResourcePool.root(Daemon.class);
          for (int i = 0; i < MANY; i++) {
            root.onClose(() -> ran[0]++);
          }
          root.close();
          return root.isOpen();
        });
    assertEquals(MANY, ran[0]);
  }
}
