package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Both;
import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.NoKind;
import dev.lifeguard.runtime.Kinds.RootStruct;
import dev.lifeguard.runtime.Kinds.Session;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Who is in whom, what it is called, and what may be made where. */
class TreeTest {

  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  @Test
  void parentsAndChildren() {
    ResourcePool<Job> job = daemon.subPool(Job.class);
    ResourcePool<Tmp> tmp = job.subPool(Tmp.class);
    assertNull(daemon.parent());
    assertSame(daemon, job.parent());
    assertSame(job, tmp.parent());
    assertEquals(List.of(job), daemon.children());
    assertEquals(List.of(tmp), job.children());
    assertThrows(UnsupportedOperationException.class, () -> daemon.children().clear());
  }

  @Test
  void outlivesIsAncestorOrSame() {
    ResourcePool<Job> job = daemon.subPool(Job.class);
    ResourcePool<Tmp> tmp = job.subPool(Tmp.class);
    ResourcePool<Tmp> sibling = job.subPool(Tmp.class);
    ResourcePool<Daemon> stranger = ResourcePool.root(Daemon.class);
    assertTrue(daemon.outlives(daemon));
    assertTrue(daemon.outlives(tmp));
    assertTrue(job.outlives(tmp));
    assertFalse(tmp.outlives(job));
    assertFalse(tmp.outlives(sibling));
    assertFalse(stranger.outlives(tmp));
    assertFalse(tmp.outlives(stranger));
  }

  /** Compared with walking up parent by parent, in trees of all depths and shapes. */
  @RepeatedTest(20)
  void outlivesIsWhatTheParentsSay(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    List<ResourcePool<?>> pools = new ArrayList<>();
    pools.add(ResourcePool.root(Daemon.class));
    int reach = 1 + repetition.getCurrentRepetition() * 10; // from a chain to a bush
    for (int i = 1; i < 500; i++) {
      pools.add(pools.get(random.nextInt(Math.max(0, i - reach), i)).subPool());
    }
    for (int i = 0; i < 20_000; i++) {
      ResourcePool<?> above = pools.get(random.nextInt(pools.size()));
      ResourcePool<?> below = pools.get(random.nextInt(pools.size()));
      assertEquals(isAbove(above, below), above.outlives(below), () -> above + " and " + below);
    }
    pools.getFirst().close();
  }

  private static boolean isAbove(ResourcePool<?> above, ResourcePool<?> below) {
    for (ResourcePool<?> pool = below; pool != null; pool = pool.parent()) {
      if (pool == above) {
        return true;
      }
    }
    return false;
  }

  @Test
  void leavingTheTreeTwiceIsLikeLeavingItOnce() {
    ResourcePool<?> first = daemon.subPool();
    ResourcePool<?> second = daemon.subPool();
    first.close();
    first.leave(); // as two threads may, that both find it closed
    assertEquals(List.of(second), daemon.children());
    daemon.close();
  }

  @Test
  void pathsNamesAndKinds() {
    ResourcePool<Job> job = daemon.subPool(Job.class);
    ResourcePool<?> scratch = job.subPool();
    assertEquals("Daemon > Job > scratch", scratch.path());
    assertEquals("Job", job.name());
    assertEquals("scratch", scratch.name());
    assertSame(job, job.named("copy"));
    assertEquals("copy", job.name());
    assertEquals("Daemon > Job \"copy\" > scratch", scratch.path());
    assertEquals("Daemon > Job \"copy\"", job.toString());
    assertEquals(Job.class, job.kind());
    assertEquals(Object.class, scratch.kind());
    job.close();
    assertEquals("Daemon > Job \"copy\" (closed)", job.toString());
    assertEquals("copy", job.name());
    assertEquals(Job.class, job.kind());
  }

  @Test
  void veryDeepPathsAreShortened() {
    ResourcePool<?> pool = daemon;
    for (int i = 0; i < 64; i++) {
      pool = pool.subPool();
    }
    String path = pool.path();
    assertTrue(path.startsWith("(1 more) > scratch > "), path);
    assertEquals(65, path.split(" > ", -1).length);
    ResourcePool<?> above = pool.parent();
    assertTrue(above != null && above.path().startsWith("Daemon > scratch > "));
  }

  @Test
  void visitShowsParentsFirstInCreationOrder() {
    ResourcePool<?> a = daemon.subPool().named("a");
    ResourcePool<?> b = daemon.subPool().named("b");
    b.subPool().named("b1");
    a.subPool().named("a1");
    a.subPool().named("a2");
    List<String> names = new ArrayList<>();
    daemon.visit(pool -> names.add(pool.name()));
    assertEquals(List.of("Daemon", "a", "a1", "a2", "b", "b1"), names);
  }

  @Test
  void aVisitorMayMakeAndClosePools() {
    ResourcePool<?> a = daemon.subPool().named("a");
    a.subPool().named("a1");
    ResourcePool<?> b = daemon.subPool().named("b");
    ResourcePool<?> c = daemon.subPool().named("c");
    List<String> names = new ArrayList<>();
    daemon.visit(
        pool -> {
          names.add(pool.name());
          if (pool == a) {
            a.close();
            b.close();
            c.subPool().named("c1");
          }
        });
    assertEquals(List.of("Daemon", "a", "c", "c1"), names);
  }

  @Test
  void visitingAClosedPoolShowsNothing() {
    daemon.close();
    daemon.visit(pool -> assertEquals("nothing", pool.name()));
  }

  @Test
  void rootsAreKindsWithoutSubPoolOf() {
    refused("dev.lifeguard.runtime.Kinds$NoKind is no kind", () -> ResourcePool.root(NoKind.class));
    refused("both @Pool and @OwnsPool", () -> ResourcePool.root(Both.class));
    refused("made inside a pool of kind Daemon", () -> ResourcePool.root(Job.class));
    refused("RootStruct is a struct", () -> ResourcePool.root(RootStruct.class));
    assertTrue(Structs.root(RootStruct.class).isOpen());
    refused("Daemon is no struct", () -> Structs.root(Daemon.class));
    refused("Session is no root", () -> Structs.root(Session.class));
  }

  @Test
  void subPoolsAreMadeWhereTheirKindSays() {
    ResourcePool<Job> job = daemon.subPool(Job.class);
    refused(
        "Job is made inside a pool of kind Daemon, and Daemon > Job is none",
        () -> job.subPool(Job.class));
    refused("Hub is a root", () -> daemon.subPool(Hub.class));
    refused("is no kind", () -> daemon.subPool(NoKind.class));
    refused("Session is a struct", () -> daemon.subPool(Session.class));
    refused("kind Daemon or Job or Session or Hub", () -> job.subPool().subPool(Tmp.class));
    refused("Tmp is no struct", () -> Structs.subPool(daemon, Tmp.class));
    refused("Session is made inside", () -> Structs.subPool(job, Session.class));
    assertEquals(List.of(job), daemon.children());
  }

  private static void refused(String message, Runnable action) {
    var refusal = assertThrows(IllegalArgumentException.class, action::run);
    String text = String.valueOf(refusal.getMessage());
    assertTrue(text.contains(message), text);
  }
}
