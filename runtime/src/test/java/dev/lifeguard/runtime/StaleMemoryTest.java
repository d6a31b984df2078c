package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A segment whose pool is gone throws, whoever has its memory by now: at random, by the million.
 */
@Timeout(300) // against hanging for good
class StaleMemoryTest {

  private static final int WORKERS = 4;
  private static final int STEPS = 60_000;

  /** A segment and what is in it. */
  private record Held(ResourcePool<?> pool, MemorySegment segment, long content) {

    static Held in(ResourcePool<?> pool, SplittableRandom random) {
      long size = Long.BYTES * random.nextLong(1, random.nextInt(50) == 0 ? 4000 : 64);
      MemorySegment segment = pool.allocate(size, 8L << random.nextInt(5));
      for (long i = 0; i < size; i += Long.BYTES) {
        assertEquals(0, segment.get(ValueLayout.JAVA_LONG, i), "not zeroed");
      }
      var held = new Held(pool, segment, random.nextLong() | 1);
      for (long i = 0; i < size; i += Long.BYTES) {
        segment.set(ValueLayout.JAVA_LONG, i, held.content);
      }
      return held;
    }

    void check(SplittableRandom random) {
      long index = Long.BYTES * random.nextLong(segment.byteSize() / Long.BYTES);
      if (segment.scope().isAlive()) {
        assertEquals(content, segment.get(ValueLayout.JAVA_LONG, index), "written by another");
      } else {
        assertThrows(
            IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_LONG, index), "read");
        assertThrows(
            IllegalStateException.class,
            () -> segment.set(ValueLayout.JAVA_LONG, index, -1),
            "written");
      }
    }
  }

  /** One thread with its own tree of confined pools, which keeps what it should not. */
  private static final class Worker {

    private final SplittableRandom random;
    private final ResourcePool<?> top;
    private final List<ResourcePool<?>> pools = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private int stale;

    Worker(ResourcePool<?> parent, SplittableRandom random) {
      this.random = random;
      this.top = SessionRec.in(parent, "worker").pool();
      pools.add(top);
    }

    void run(int steps) {
      for (int i = 0; i < steps; i++) {
        step();
      }
    }

    private void step() {
      ResourcePool<?> pool = pools.get(random.nextInt(pools.size()));
      switch (random.nextInt(20)) {
        case 0, 1 -> pools.add(pool.subPool());
        case 2 -> end(pool, false);
        case 3 -> end(pool, true);
        case 4, 5, 6, 7, 8, 9 -> hold(Held.in(pool, random));
        default -> {
          if (!held.isEmpty()) {
            Held some = held.get(random.nextInt(held.size()));
            some.check(random);
            stale += some.segment.scope().isAlive() ? 0 : 1;
          }
        }
      }
    }

    private void hold(Held fresh) {
      if (held.size() < 500) {
        held.add(fresh);
      } else {
        held.set(random.nextInt(500), fresh);
      }
    }

    private void end(ResourcePool<?> pool, boolean clear) {
      if (pool != top) {
        if (clear) {
          pool.clear();
        } else {
          pool.close();
        }
        pools.removeIf(other -> !other.isOpen());
        held.stream()
            .filter(some -> some.pool == pool)
            .forEach(some -> assertFalse(some.segment.scope().isAlive()));
      }
    }
  }

  @Test
  void confinedPoolsNeverSeeOneAnothersMemory() throws Exception {
    var stale = new AtomicLong();
    for (int seed = 0; seed < 3; seed++) {
      ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
      var random = new SplittableRandom(seed);
      List<FutureTask<Boolean>> tasks = new ArrayList<>();
      List<Held> left = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        SplittableRandom own = random.split();
        var task =
            Threads.start(
                () -> {
                  for (int life = 0; life < 5; life++) {
                    var worker = new Worker(hub, own);
                    worker.run(STEPS / 5);
                    stale.addAndGet(worker.stale);
                    synchronized (left) {
                      left.addAll(worker.held);
                    }
                    if (own.nextBoolean()) {
                      worker.top.close();
                    } // else: the hub's thread reclaims it
                  }
                });
        tasks.add(task);
      }
      for (var task : tasks) {
        Threads.resultOf(task);
      }
      CaughtLog.during(() -> closePatiently(hub)); // it tells of large blocks of dead threads
      for (Held some : left) {
        Class<? extends RuntimeException> expected =
            WrongThreadException.class; // it was confined to a thread that is gone
        assertThrows(expected, () -> some.segment.get(ValueLayout.JAVA_LONG, 0));
      }
    }
    assertTrue(stale.get() > 10_000, "stale segments were tried");
  }

  private static void closePatiently(ResourcePool<?> pool) {
    while (pool.isOpen() || pool.isClosing()) {
      try {
        pool.close();
      } catch (PoolInUseException inUse) {
        assertFalse(inUse.pools().isEmpty());
      }
    }
  }

  @Test
  void readersOfASharedPoolSeeItsMemoryOrNone() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    var current = new AtomicReference<@Nullable Held>();
    var reads = new AtomicLong();
    var refusals = new AtomicLong();
    var end = new AtomicBoolean();
    List<FutureTask<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(
          Threads.start(
              () -> {
                while (!end.get()) {
                  Held some = current.get();
                  if (some != null) {
                    readUntilRefused(some, reads);
                    refusals.incrementAndGet();
                  }
                }
              }));
    }
    var random = new SplittableRandom(7);
    for (int i = 0; i < 4_000; i++) {
      ResourcePool<Room> room = hub.subPool(Room.class);
      var fresh = Held.in(room, random);
      current.set(fresh);
      ResourcePool<?> neighbour = room.subPool();
      Held.in(neighbour, random);
      if (i % 3 == 0) {
        room.clear();
        Held.in(room, random);
      }
      room.close();
      assertThrows(IllegalStateException.class, () -> fresh.segment.get(ValueLayout.JAVA_LONG, 0));
    }
    end.set(true);
    for (var reader : readers) {
      Threads.resultOf(reader);
    }
    hub.close();
    assertTrue(reads.get() > 0 && refusals.get() > 0);
  }

  private static void readUntilRefused(Held some, AtomicLong reads) {
    long count = 0;
    try {
      while (true) {
        assertEquals(
            some.content, some.segment.get(ValueLayout.JAVA_LONG, 0), "belongs to another");
        count++;
      }
    } catch (IllegalStateException gone) {
      reads.addAndGet(count);
    }
  }
}
