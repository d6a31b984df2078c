package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random programs on one thread: after every step each limit holds exactly what counting the pools
 * anew gives, and a step is refused exactly when that leaves no room.
 */
class LimitsModelTest {

  private static final int PROGRAMS = 500;
  private static final int STEPS = 60;

  private int refusals;
  private int admissions;

  @Test
  void limitsHoldWhatPoolsHold() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      new Program(new SplittableRandom(seed), "seed " + seed).run();
    }
    assertTrue(refusals > PROGRAMS && admissions > 10 * PROGRAMS, refusals + " " + admissions);
  }

  private record Waiting(Cleanup cleanup, AtomicBoolean ran, ResourcePool<?> home) {}

  private final class Program {

    private final SplittableRandom random;
    private final String seed;
    private final ResourcePool<?> root;
    private final Map<ResourcePool<?>, Map<Measure, Long>> limits = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private String step = "";

    Program(SplittableRandom random, String seed) {
      this.random = random;
      this.seed = seed;
      this.root =
          random.nextBoolean() ? ResourcePool.root(Daemon.class) : ResourcePool.root(Hub.class);
    }

    void run() {
      for (int i = 0; i < STEPS; i++) {
        step();
        check();
      }
      root.close();
      Quota quota = root.quota;
      for (Measure measure : Measure.values()) {
        assertEquals(0, quota == null ? 0 : quota.gauge(measure).held(), seed);
      }
    }

    private ResourcePool<?> some() {
      List<ResourcePool<?>> living = new ArrayList<>();
      root.visit(living::add);
      return living.get(random.nextInt(living.size()));
    }

    private void step() {
      ResourcePool<?> pool = some();
      int choice = random.nextInt(20);
      step = seed + ": " + choice + " at " + pool;
      switch (choice) {
        case 0, 1 -> limit(pool, Measure.BYTES, random.nextLong(500));
        case 2 -> limit(pool, Measure.SUB_POOLS, random.nextLong(6));
        case 3 -> limit(pool, Measure.CLEANUPS, random.nextLong(6));
        case 4 -> close(pool);
        case 5 -> pool.clear();
        case 6, 7 -> cancelOrMove(pool);
        case 8, 9, 10, 11 -> attempt(pool, null, Measure.SUB_POOLS, 1, pool::subPool);
        case 12, 13, 14, 15 -> attempt(pool, null, Measure.CLEANUPS, 1, () -> register(pool));
        default -> {
          long size = random.nextLong(random.nextInt(8) == 0 ? 20_000 : 100);
          attempt(pool, null, Measure.BYTES, size, () -> pool.allocate(size));
        }
      }
    }

    private void close(ResourcePool<?> pool) {
      if (pool != root) {
        pool.close();
      }
    }

    private void limit(ResourcePool<?> pool, Measure measure, long limit) {
      try {
        switch (measure) {
          case BYTES -> pool.limit(limit);
          case SUB_POOLS -> pool.limitSubPools(limit);
          case CLEANUPS -> pool.limitCleanups(limit);
        }
      } catch (IllegalStateException tooLate) {
        assertTrue(pool.isShared() && !pool.children().isEmpty(), step);
        assertTrue(!limits.containsKey(pool), step);
        return;
      }
      limits.computeIfAbsent(pool, key -> new EnumMap<>(Measure.class)).put(measure, limit);
    }

    private void cancelOrMove(ResourcePool<?> pool) {
      waiting.removeIf(each -> each.ran.get());
      if (waiting.isEmpty()) {
        return;
      }
      Waiting some = waiting.get(random.nextInt(waiting.size()));
      if (random.nextInt(3) == 0) {
        assertTrue(some.cleanup.cancel(), step);
        waiting.remove(some);
      } else if (attempt(pool, some.home, Measure.CLEANUPS, 1, () -> some.cleanup.moveTo(pool))) {
        waiting.set(waiting.indexOf(some), new Waiting(some.cleanup, some.ran, pool));
      }
    }

    private void register(ResourcePool<?> pool) {
      var ran = new AtomicBoolean();
      ThrowingRunnable action = () -> ran.set(true);
      waiting.add(
          new Waiting(
              random.nextBoolean() ? pool.onClose(action) : pool.beforeClose(action), ran, pool));
    }

    /** What is moved from {@code from} counts only where it was not counted before. */
    private boolean attempt(
        ResourcePool<?> pool,
        @Nullable ResourcePool<?> from,
        Measure measure,
        long amount,
        Runnable action) {
      boolean room = true;
      for (ResourcePool<?> at = pool; at != null; at = at.parent()) {
        boolean counted = from != null && at.outlives(from);
        room &= counted || amount == 0 || held(at, measure) + amount <= limitOf(at, measure);
      }
      boolean done = true;
      try {
        action.run();
        admissions++;
      } catch (PoolLimitException refusal) {
        done = false;
        refusals++;
        assertTrue(refusal.pool().outlives(pool), step);
      }
      assertEquals(room, done, step);
      return done;
    }

    private long limitOf(ResourcePool<?> pool, Measure measure) {
      return limits.getOrDefault(pool, Map.of()).getOrDefault(measure, Long.MAX_VALUE);
    }

    private long held(ResourcePool<?> pool, Measure measure) {
      PoolStats stats = pool.subtreeStats();
      return switch (measure) {
        case BYTES -> stats.usedBytes();
        case SUB_POOLS -> stats.subPools();
        case CLEANUPS -> stats.cleanups();
      };
    }

    private void check() {
      root.visit(
          pool -> {
            Quota quota = Limiting.ownQuota(pool);
            assertEquals(limits.containsKey(pool), quota != null, step);
            for (Measure measure : Measure.values()) {
              if (quota != null) {
                assertEquals(held(pool, measure), quota.gauge(measure).held(), step);
              }
            }
          });
    }
  }
}
