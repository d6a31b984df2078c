package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Has two threads run each of {@link PoolRaces}, many times. */
@Timeout(300) // against hanging for good
class PoolRacesTest {

  /** Races that are ready, and then run one after the other. */
  private static final int BATCH = 200;

  private static final int BATCHES = Integer.getInteger("stress.batches", 5);

  /** One of the two begins a little later each time, up to so many spins. */
  private static final int SPINS = 200;

  static Stream<Class<?>> races() {
    return Arrays.stream(PoolRaces.class.getDeclaredClasses())
        .filter(type -> !Modifier.isAbstract(type.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("races")
  void everyOutcomeIsAllowed(Class<? extends Race> type) throws Exception {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      for (Race race : run(type, batch)) {
        outcomes.merge(race.outcome(), 1, Integer::sum);
      }
    }
    assertTrue(
        outcomes.keySet().stream().allMatch(each -> each.startsWith("ok")), outcomes::toString);
    assertEquals(BATCH * BATCHES, outcomes.values().stream().mapToInt(each -> each).sum());
  }

  private static Race[] run(Class<? extends Race> type, int batch) throws Exception {
    Race[] races = new Race[BATCH];
    for (int i = 0; i < BATCH; i++) {
      races[i] = type.getDeclaredConstructor().newInstance();
    }
    var meeting = new Meeting();
    FutureTask<Boolean> one = start(() -> meeting.run(races, true, batch));
    FutureTask<Boolean> other = start(() -> meeting.run(races, false, batch));
    Threads.resultOf(one);
    Threads.resultOf(other);
    return races;
  }

  private static FutureTask<Boolean> start(Callable<Boolean> task) {
    var future = new FutureTask<>(task);
    Thread.ofPlatform().start(future);
    return future;
  }

  /** Where the two threads wait for one another before each race. */
  private static final class Meeting {

    /** So long a thread spins; then it sleeps, for the other may need its processor. */
    private static final int PATIENCE = 2_000;

    private final Phaser end = new Phaser(2);
    private final AtomicInteger arrived = new AtomicInteger();

    boolean run(Race[] races, boolean one, int batch) throws Exception {
      try {
        return runAll(races, one, batch);
      } catch (Throwable failure) {
        arrived.set(Integer.MAX_VALUE / 2); // nobody waits for this one any more
        end.arriveAndDeregister();
        throw failure;
      }
    }

    private boolean runAll(Race[] races, boolean one, int batch) throws Exception {
      for (int i = 0; i < races.length; i++) {
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < 2 * (i + 1); spins++) {
          if (spins < PATIENCE) {
            Thread.onSpinWait();
          } else {
            LockSupport.parkNanos(1);
          }
        }
        boolean later = (i + batch) % 2 == 0 == one;
        for (int spins = later ? i % SPINS : 0; spins > 0; spins--) {
          Thread.onSpinWait();
        }
        if (one) {
          races[i].one();
        } else {
          races[i].other();
        }
      }
      // The JDK interrupts who reads memory while a shared arena is being closed.
      boolean interrupted = Thread.interrupted();
      end.arriveAndAwaitAdvance(); // neither ends before the other: pools are confined to them
      return interrupted;
    }
  }
}
