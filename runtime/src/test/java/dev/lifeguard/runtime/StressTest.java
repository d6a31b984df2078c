package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads in one tree: each clean-up runs once or is cancelled, nobody reads what is gone, and
 * everything ends closed. {@code -Dstress.seconds=600} makes it long.
 */
@Timeout(3600) // against hanging for good
class StressTest {

  private static final int WORKERS = 4;
  private static final long SECONDS = Integer.getInteger("stress.seconds", 0);

  /** Whether to go on after so many, of which {@code enough} are done in ordinary builds. */
  private static boolean goesOn(long begin, long done, long enough) {
    return SECONDS == 0
        ? done < enough
        : System.nanoTime() - begin < Duration.ofSeconds(SECONDS).toNanos();
  }

  @Test
  void nothingIsLostAndNothingReadWhenStale() throws Exception {
    long begin = System.nanoTime();
    var totals = new StressRound.Totals();
    for (long seed = 0; goesOn(begin, seed, 600); seed++) {
      round(new SplittableRandom(seed), "seed " + seed, totals);
    }
    System.out.println(totals.report(WORKERS));
    assertEquals(0, totals.lost());
    assertEquals(0, totals.stale());
  }

  private static void round(SplittableRandom random, String seed, StressRound.Totals totals)
      throws Exception {
    var round = new StressRound(totals);
    List<FutureTask<Boolean>> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      SplittableRandom own = random.split();
      var task = new FutureTask<>(() -> round.work(own));
      tasks.add(task);
      threads.add(
          random.nextBoolean() ? Thread.ofVirtual().start(task) : Thread.ofPlatform().start(task));
    }
    round.begin();
    if (random.nextBoolean()) {
      StressRound.closePatiently(round.hub);
    }
    for (FutureTask<Boolean> task : tasks) {
      Threads.resultOf(task);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    round.end(seed);
  }

  /**
   * Each thread has pools of its own in a shared one and does with them as the model does, step by
   * step, whatever other threads do beside it, and look at.
   */
  @Test
  void poolsOfEachThreadBehaveAsTheModelSays() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    var steps = new AtomicLong();
    var looks = new AtomicLong();
    var stop = new AtomicBoolean();
    FutureTask<Boolean> looker = Threads.start(() -> lookAt(hub, looks, stop));
    List<FutureTask<Boolean>> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      int worker = i;
      workers.add(Threads.start("worker " + i, () -> steps.addAndGet(runPrograms(hub, worker))));
    }
    try {
      for (FutureTask<Boolean> worker : workers) {
        Threads.resultOf(worker);
      }
    } finally {
      stop.set(true);
      Threads.resultOf(looker);
    }
    assertEquals(List.of(), hub.children());
    hub.close();
    System.out.printf(
        "%,d operations, %d threads as the model says, %,d looks by another%n",
        steps.get(), WORKERS, looks.get());
  }

  private static long runPrograms(ResourcePool<Hub> hub, int worker) {
    long begin = System.nanoTime();
    long steps = 0;
    int length = 40;
    for (long done = 0; goesOn(begin, done, 250); done++) {
      long seed = done * WORKERS + worker + 1_000_000;
      var generator = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      var program = new RandomProgram(generator, length);
      List<String> expected = program.run(new ModelWorld());
      List<String> actual = program.run(new RealWorld(() -> hub.subPool(Tmp.class)));
      assertEquals(expected, actual, () -> "seed " + seed + ":\n" + program);
      steps += length;
    }
    return steps;
  }

  private static void lookAt(ResourcePool<Hub> hub, AtomicLong looks, AtomicBoolean stop) {
    while (!stop.get()) {
      LockSupport.parkNanos(1_000); // on one processor the workers would not get a turn
      hub.visit(
          pool -> {
            int number = 0;
            for (ResourcePool<?> child : pool.children()) {
              assertTrue(child.number() > number, "in creation order, each once");
              assertTrue(pool.outlives(child));
              number = child.number();
            }
            assertFalse(pool.path().isEmpty());
            looks.incrementAndGet();
          });
      assertFalse(PoolTree.of(hub).toString().isEmpty());
    }
  }
}
