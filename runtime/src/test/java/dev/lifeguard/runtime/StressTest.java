package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads in one tree: each clean-up runs once or is cancelled, and everything ends closed.
 */
@Timeout(300) // against hanging for good
class StressTest {

  private static final int WORKERS = 4;
  private static final int STEPS = 40;

  /** A clean-up that counts its runs. */
  private static final class Counted {
    final AtomicInteger runs = new AtomicInteger();

    Cleanup in(ResourcePool<?> pool) {
      return pool.onClose(runs::incrementAndGet);
    }
  }

  private static final class Round {
    final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    final ResourcePool<Hub> refuge = ResourcePool.root(Hub.class);
    final ResourcePool<Room> room = hub.subPool(Room.class);
    final ConcurrentLinkedQueue<Counted> registered = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Cleanup> shared = new ConcurrentLinkedQueue<>();
    final AtomicInteger cancelled = new AtomicInteger();
    final CountDownLatch go = new CountDownLatch(1);

    void register(ResourcePool<?> pool, boolean reachableByAll) {
      var counted = new Counted();
      Cleanup cleanup = counted.in(pool);
      registered.add(counted);
      if (reachableByAll) {
        shared.add(cleanup);
      }
    }

    /** One worker's life; ends early when the pools are closed under it. */
    boolean work(SplittableRandom random) throws InterruptedException {
      go.await();
      List<SessionRec> mine = new ArrayList<>();
      try {
        for (int i = 0; i < STEPS; i++) {
          step(random, mine);
        }
      } catch (PoolClosedException late) {
        assertFalse(late.toString().isEmpty());
      }
      if (random.nextBoolean()) {
        mine.forEach(SessionRec::close);
      } // else: whoever closes the hub reclaims them, once this thread has ended
      return true;
    }

    private void step(SplittableRandom random, List<SessionRec> mine) {
      Cleanup some = shared.peek();
      switch (random.nextInt(11)) {
        case 0, 1 -> {
          SessionRec session = SessionRec.in(random.nextBoolean() ? hub : room, "x");
          mine.add(session);
          register(session.pool(), false);
          register(session.pool().subPool(Tmp.class), false);
        }
        case 2 -> register(random.nextBoolean() ? hub : room, true);
        case 3 -> register(hub.subPool(), true);
        case 4 -> {
          ResourcePool<?> sub = room.subPool();
          register(sub, true);
          sub.close();
        }
        case 5 -> {
          Cleanup taken = shared.poll();
          if (taken != null && taken.cancel()) {
            cancelled.incrementAndGet();
            taken.runNow();
          }
        }
        case 6 -> {
          if (some != null) {
            some.runNow();
          }
        }
        case 7, 8 -> move(some, random.nextBoolean() ? refuge : hub);
        case 9 -> fill(room.subPool().allocate(64));
        default -> {
          if (!mine.isEmpty()) {
            mine.removeLast().close();
          }
        }
      }
    }

    private static void fill(MemorySegment memory) {
      try {
        memory.fill((byte) 1);
      } catch (IllegalStateException gone) {
        assertFalse(memory.scope().isAlive());
      }
    }

    private static void move(@Nullable Cleanup some, ResourcePool<?> to) {
      if (some != null) {
        try {
          some.moveTo(to);
        } catch (PoolClosedException closed) {
          throw closed;
        } catch (IllegalStateException gone) {
          assertFalse(gone.toString().isEmpty());
        }
      }
    }
  }

  @Test
  void everyCleanUpRunsOnce() throws Exception {
    for (int seed = 0; seed < 1500; seed++) {
      round(new SplittableRandom(seed), "seed " + seed);
    }
  }

  private static void round(SplittableRandom random, String seed) throws Exception {
    var round = new Round();
    List<FutureTask<Boolean>> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      SplittableRandom own = random.split();
      var task = new FutureTask<>(() -> round.work(own));
      tasks.add(task);
      threads.add(
          random.nextBoolean() ? Thread.ofVirtual().start(task) : Thread.ofPlatform().start(task));
    }
    round.go.countDown();
    boolean early = random.nextBoolean();
    if (early) {
      closePatiently(round.hub);
    }
    for (FutureTask<Boolean> task : tasks) {
      Threads.resultOf(task);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    round.hub.close();
    round.refuge.close();
    assertFalse(round.hub.isOpen() || round.hub.isClosing(), seed);
    assertTrue(round.hub.children().isEmpty(), seed);
    int ran = 0;
    for (Counted counted : round.registered) {
      assertTrue(counted.runs.get() <= 1, seed + ": ran twice");
      ran += counted.runs.get();
    }
    assertEquals(round.registered.size(), ran + round.cancelled.get(), seed + ": lost");
  }

  private static void closePatiently(ResourcePool<?> pool) {
    while (pool.isOpen() || pool.isClosing()) {
      try {
        pool.closeTimeout(Duration.ZERO).close();
      } catch (PoolInUseException inUse) {
        assertFalse(inUse.pools().isEmpty());
      }
    }
  }
}
