package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads in one tree with limits, and others that look at it all the time: no limit is ever
 * exceeded, nothing that goes is forgotten, and whoever looks sees what has to be there.
 */
@Timeout(300) // against hanging for good
class LimitsStressTest {

  private static final int ROUNDS = 60;
  private static final int WORKERS = 4;
  private static final int STEPS = 300;

  private static final Map<Measure, Long> OUTER =
      new EnumMap<>(Map.of(Measure.BYTES, 60_000L, Measure.SUB_POOLS, 40L, Measure.CLEANUPS, 30L));

  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void limitsHoldBetweenThreads() throws Exception {
    for (int seed = 0; seed < ROUNDS; seed++) {
      new Round("seed " + seed).run(new SplittableRandom(seed));
    }
    assertTrue(refusals.get() > ROUNDS, refusals + " refusals");
    assertTrue(looks.get() > ROUNDS, looks + " looks");
  }

  private final class Round {

    private final String seed;
    private final ResourcePool<Hub> hub = ResourcePool.root(Hub.class).named("chat");
    private final List<ResourcePool<Room>> rooms = new ArrayList<>();
    private final AtomicBoolean end = new AtomicBoolean();

    Round(String seed) {
      this.seed = seed;
      hub.limit(limit(Measure.BYTES));
      hub.limitSubPools(limit(Measure.SUB_POOLS));
      hub.limitCleanups(limit(Measure.CLEANUPS));
      for (int i = 0; i < 3; i++) {
        ResourcePool<Room> room = hub.subPool(Room.class).named("room " + i);
        rooms.add(room);
        if (i > 0) {
          room.limit(20_000).limitCleanups(8).limitSubPools(10);
        }
      }
    }

    private static long limit(Measure measure) {
      return OUTER.getOrDefault(measure, 0L);
    }

    void run(SplittableRandom random) throws Exception {
      List<Thread> threads = new ArrayList<>();
      List<FutureTask<Boolean>> workers = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        SplittableRandom own = random.split();
        workers.add(start(() -> work(own), own.nextBoolean(), threads));
      }
      FutureTask<Boolean> onlooker = start(this::look, false, threads);
      for (FutureTask<Boolean> worker : workers) {
        Threads.resultOf(worker);
      }
      end.set(true);
      Threads.resultOf(onlooker);
      for (Thread thread : threads) {
        thread.join(); // so that what they left can be taken away
      }
      assertExact(hub);
      rooms.forEach(this::assertExact);
      hub.clear();
      for (Measure measure : Measure.values()) {
        assertEquals(0, gauge(hub, measure).held(), seed);
      }
      hub.close();
    }

    private static FutureTask<Boolean> start(
        ThrowingRunnable action, boolean virtual, List<Thread> threads) {
      var task =
          new FutureTask<>(
              () -> {
                action.run();
                return true;
              });
      threads.add(virtual ? Thread.ofVirtual().start(task) : Thread.ofPlatform().start(task));
      return task;
    }

    private static Gauge gauge(ResourcePool<?> pool, Measure measure) {
      return Objects.requireNonNull(pool.quota).gauge(measure);
    }

    /** Once all is quiet, the sums are those that counting gives. */
    private void assertExact(ResourcePool<?> pool) {
      Quota quota = Limiting.ownQuota(pool);
      if (quota != null) {
        PoolStats stats = pool.subtreeStats();
        assertEquals(stats.usedBytes(), quota.gauge(Measure.BYTES).held(), seed);
        assertEquals(stats.subPools(), quota.gauge(Measure.SUB_POOLS).held(), seed);
        assertEquals(stats.cleanups(), quota.gauge(Measure.CLEANUPS).held(), seed);
      }
    }

    private void work(SplittableRandom random) {
      List<SessionRec> sessions = new ArrayList<>();
      List<Cleanup> cleanups = new ArrayList<>();
      for (int i = 0; i < STEPS; i++) {
        try {
          step(random, sessions, cleanups);
        } catch (PoolLimitException refusal) {
          refusals.incrementAndGet();
          assertTrue(refusal.pool() == hub || rooms.contains(refusal.pool()), seed);
        }
      }
      if (random.nextBoolean()) {
        sessions.forEach(SessionRec::close);
      }
    }

    private void step(SplittableRandom random, List<SessionRec> sessions, List<Cleanup> cleanups) {
      ResourcePool<?> shared = random.nextInt(4) == 0 ? hub : rooms.get(random.nextInt(3));
      ResourcePool<?> mine = sessions.isEmpty() ? shared : sessions.getLast().pool();
      switch (random.nextInt(12)) {
        case 0, 1 -> sessions.add(SessionRec.in(shared, "x"));
        case 2 -> {
          if (!sessions.isEmpty()) {
            sessions.removeLast().close();
          }
        }
        case 3, 4 -> mine.allocate(random.nextInt(5000));
        case 5 -> shared.allocate(random.nextInt(200));
        case 6 -> {
          try (ResourcePool<?> scratch = mine.subPool()) {
            scratch.allocate(random.nextInt(9000));
            scratch.onClose(() -> {});
            scratch.subPool();
            scratch.clear();
          }
        }
        case 7, 8 -> cleanups.add(mine.onClose(() -> {}));
        case 9 -> {
          if (!cleanups.isEmpty()) {
            cleanups.removeLast().cancel();
          }
        }
        case 10 -> {
          if (!cleanups.isEmpty()) {
            move(cleanups.getLast(), shared);
          }
        }
        default -> shared.onClose(() -> {}).moveTo(mine).runNow();
      }
    }

    private void move(Cleanup cleanup, ResourcePool<?> to) {
      try {
        cleanup.moveTo(to);
      } catch (PoolLimitException refused) {
        throw refused;
      } catch (IllegalStateException taken) { // its session was closed
        assertFalse(String.valueOf(taken.getMessage()).isEmpty(), seed);
      }
    }

    private void look() {
      do {
        for (Measure measure : Measure.values()) {
          assertTrue(gauge(hub, measure).held() <= limit(measure), seed);
          assertTrue(gauge(hub, measure).peak() <= limit(measure), seed);
        }
        assertTrue(gauge(rooms.get(1), Measure.BYTES).held() <= 20_000, seed);
        PoolTree tree = PoolTree.of(hub);
        assertEquals("chat", tree.rows().getFirst().name(), seed);
        assertEquals(
            List.of("room 0", "room 1", "room 2"),
            tree.rows().stream()
                .map(PoolTree.Row::name)
                .filter(name -> name.startsWith("room"))
                .toList(),
            seed);
        assertTrue(tree.toString().lines().count() == tree.rows().size() + 1, seed);
        PoolStats stats = hub.subtreeStats();
        assertTrue(stats.usedBytes() >= 0 && stats.cleanups() >= 0, seed);
        assertTrue(stats.subPools() >= rooms.size(), seed);
        assertTrue(stats.peakBytes().orElse(-1) >= 0, seed);
        hub.visit(pool -> assertTrue(hub.outlives(pool) && !pool.path().isEmpty(), seed));
        looks.incrementAndGet();
      } while (!end.get());
    }
  }
}
