package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pictures of trees of pools: what is in them, as text, and when two are the same. */
class PoolTreeTest {

  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  private static PoolTree.Row onlyRow(ResourcePool<?> pool) {
    return PoolTree.of(pool).rows().getFirst();
  }

  private static PoolStats stats(
      long used, long reserved, long peak, long subPools, long cleanups) {
    return new PoolStats(used, reserved, OptionalLong.of(peak), subPools, cleanups);
  }

  @Test
  void rowsShowWhatPoolsHold() {
    daemon.named("ftpd");
    ResourcePool<Job> job = daemon.subPool(Job.class).named("a");
    job.allocate(1000);
    job.allocate(24);
    job.onClose(() -> {});
    job.beforeClose(() -> {});
    job.subPool(Tmp.class);
    SessionRec.in(daemon, "ann").pool().onClose(() -> {});
    assertEquals(
        List.of("0 Daemon ftpd 2 0 0", "1 Job a 1 2 1024", "2 Tmp  0 0 0", "1 Session  0 1 0"),
        PoolTree.of(daemon).rows().stream()
            .map(
                row ->
                    "%d %s %s %d %d %d"
                        .formatted(
                            row.depth(),
                            row.kind(),
                            row.name(),
                            row.stats().subPools(),
                            row.stats().cleanups(),
                            row.stats().usedBytes()))
            .toList());
    assertEquals(1, PoolTree.of(job).rows().get(1).depth());
  }

  @Test
  void textIsAligned() {
    var tree =
        new PoolTree(
            List.of(
                new PoolTree.Row(
                    0,
                    "Daemon",
                    "",
                    "thread \"main\"",
                    Optional.of(Duration.ofSeconds(59)),
                    stats(0, 0, 0, 1, 0)),
                new PoolTree.Row(
                    1,
                    "Job",
                    "a\nb",
                    "virtual thread #31, ended",
                    Optional.empty(),
                    stats(1024, 8192, 65536, 0, 12))));
    assertEquals(
        """
        pool         owner                       age  sub-pools  clean-ups  used  reserved   peak
        Daemon       thread "main"              59 s          1          0     0         0      0
          Job "a?b"  virtual thread #31, ended     -          0         12  1024      8192  65536
        """,
        tree.toString());
  }

  @Test
  void anyRowsCanBePictured() {
    var none = new PoolStats(0, 0, OptionalLong.empty(), 0, 0);
    var odd =
        new PoolTree(
            List.of(
                new PoolTree.Row(
                    -1, "Tmp", "a\u2028b\u0085c", "thread \"\n\"", Optional.empty(), none)));
    assertEquals(
        """
        pool         owner       age  sub-pools  clean-ups  used  reserved  peak
        Tmp "a?b?c"  thread "?"    -          0          0     0         0     0
        """,
        odd.toString());
    assertEquals(
        "pool  owner  age  sub-pools  clean-ups  used  reserved  peak\n",
        new PoolTree(List.of()).toString());
  }

  @Test
  void agesAreRounded() {
    assertEquals("0 s", ageOf("PT0.999S"));
    assertEquals("59 s", ageOf("PT59S"));
    assertEquals("1 min", ageOf("PT60S"));
    assertEquals("59 min", ageOf("PT59M59S"));
    assertEquals("1 h", ageOf("PT60M"));
    assertEquals("47 h", ageOf("PT47H59M"));
    assertEquals("2 d", ageOf("PT48H"));
  }

  private static String ageOf(String age) {
    var row =
        new PoolTree.Row(
            0, "Tmp", "", "shared", Optional.of(Duration.parse(age)), stats(0, 0, 0, 0, 0));
    String line = new PoolTree(List.of(row)).toString().lines().toList().getLast();
    return line.replaceAll("Tmp   shared  +([0-9]+ [a-z]+) .*", "$1");
  }

  /** See {@link Particulars}: asking for the time costs as much as a small pool. */
  @Test
  void agesAreKnownOfPoolsThatStay() {
    assertTrue(onlyRow(daemon).age().isPresent());
    assertTrue(onlyRow(daemon.subPool(Job.class)).age().isEmpty());
    assertTrue(onlyRow(daemon.subPool(Job.class).named("a")).age().isPresent());
    try (var hub = ResourcePool.root(Hub.class)) {
      assertTrue(onlyRow(SessionRec.in(hub, "ann").pool()).age().isPresent());
      assertTrue(onlyRow(hub.subPool(Room.class)).age().isPresent());
      assertTrue(onlyRow(hub.subPool()).age().isEmpty());
    }
  }

  @Test
  void agesAreKnownOfAllWhileTracing() {
    ClosedWhere.tracing = true;
    try {
      assertTrue(onlyRow(daemon.subPool().subPool()).age().isPresent());
    } finally {
      ClosedWhere.tracing = false;
    }
  }

  /** And a later name, or a clear, makes nothing young. */
  @Test
  void agesGrow() {
    ResourcePool<Job> job = daemon.subPool(Job.class).named("a");
    Duration first = onlyRow(job).age().orElseThrow();
    job.named("b").clear();
    Duration second = onlyRow(job).age().orElseThrow();
    assertTrue(second.compareTo(first) >= 0 && !first.isNegative());
    Duration ofRoot = onlyRow(daemon).age().orElseThrow();
    assertTrue(ofRoot.compareTo(second) >= 0);
  }

  @Test
  void ownersAreShown() throws Exception {
    String me = ThreadLabel.of(Thread.currentThread());
    assertEquals(me, onlyRow(daemon).owner());
    try (var hub = ResourcePool.root(Hub.class)) {
      assertEquals("shared", onlyRow(hub).owner());
      ResourcePool<?> forgotten =
          Threads.onThread("worker", 0, () -> SessionRec.in(hub, "ann").pool());
      assertEquals("thread \"worker\", ended", onlyRow(forgotten).owner());
    }
  }

  @Test
  void twoPicturesOfTheSameAreEqual() {
    PoolTree before = PoolTree.of(daemon);
    ResourcePool<?> sub = daemon.subPool();
    assertNotEquals(before, PoolTree.of(daemon));
    sub.close();
    assertSamePicture(before);
    daemon.allocate(1);
    assertNotEquals(before, PoolTree.of(daemon));
    daemon.clear();
    assertSamePicture(before);
    Cleanup cleanup = daemon.onClose(() -> {});
    assertNotEquals(before, PoolTree.of(daemon));
    cleanup.cancel();
    assertSamePicture(before);
    daemon.named("ftpd");
    assertNotEquals(before, PoolTree.of(daemon));
    daemon.close();
    assertEquals(new PoolTree(List.of()), PoolTree.of(daemon));
  }

  private void assertSamePicture(PoolTree before) {
    assertEquals(before, PoolTree.of(daemon));
    assertEquals(before.hashCode(), PoolTree.of(daemon).hashCode());
  }

  /** Who has it, since when, and what it keeps for later, is no difference. */
  @Test
  void picturesCompareWhatIsHeld() {
    var age = Optional.of(Duration.ofSeconds(1));
    var row = new PoolTree.Row(1, "Job", "a", "shared", age, stats(1, 8192, 5, 2, 3));
    var same =
        new PoolTree.Row(1, "Job", "a", "thread \"b\"", Optional.empty(), stats(1, 0, 9, 2, 3));
    assertEquals(row, same);
    assertEquals(row.hashCode(), same.hashCode());
    for (var other :
        List.of(
            new PoolTree.Row(0, "Job", "a", "shared", age, stats(1, 8192, 5, 2, 3)),
            new PoolTree.Row(1, "Tmp", "a", "shared", age, stats(1, 8192, 5, 2, 3)),
            new PoolTree.Row(1, "Job", "b", "shared", age, stats(1, 8192, 5, 2, 3)),
            new PoolTree.Row(1, "Job", "a", "shared", age, stats(2, 8192, 5, 2, 3)),
            new PoolTree.Row(1, "Job", "a", "shared", age, stats(1, 8192, 5, 1, 3)),
            new PoolTree.Row(1, "Job", "a", "shared", age, stats(1, 8192, 5, 2, 4)))) {
      assertNotEquals(row, other);
    }
    assertFalse(row.equals((Object) "row"));
  }

  @Test
  void treesCanBePicturedInEveryState() {
    List<Integer> sizes = new ArrayList<>();
    ThrowingRunnable picture = () -> sizes.add(PoolTree.of(daemon).rows().size());
    daemon.beforeClose(picture);
    daemon.subPool().onClose(picture);
    daemon.onClose(picture);
    daemon.close();
    assertEquals(List.of(2, 2, 1), sizes);
  }
}
