package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other threads look at a confined pool while its own thread makes and closes sub-pools. */
@Timeout(120) // against hanging for good
class SnapshotTest {

  private static final int STABLE = 50;

  private final AtomicBoolean end = new AtomicBoolean();

  /** Whatever comes and goes between them, those that stay are seen, each once and in order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatStaysIsAlwaysSeen(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    List<ResourcePool<?>> passing = new ArrayList<>();
    List<ResourcePool<?>> stable = new ArrayList<>();
    for (int i = 0; i < STABLE; i++) {
      passing.add(daemon.subPool());
      stable.add(daemon.subPool(Job.class));
    }
    List<FutureTask<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(Threads.start(() -> look(daemon, stable)));
    }
    for (int i = 0; i < 300_000; i++) {
      if (random.nextInt(3) > 0 && !passing.isEmpty()) {
        passing.remove(random.nextInt(passing.size())).close();
      } else {
        passing.add(daemon.subPool());
      }
    }
    end.set(true);
    for (var reader : readers) {
      Threads.resultOf(reader);
    }
    assertEquals(STABLE + passing.size(), daemon.children().size());
    daemon.close();
  }

  private void look(ResourcePool<?> daemon, List<ResourcePool<?>> stable) {
    do {
      List<ResourcePool<?>> seen =
          daemon.children().stream().filter(pool -> pool.kind() == (Class<?>) Job.class).toList();
      assertEquals(stable, seen);
      assertTrue(PoolTree.of(daemon).rows().size() > STABLE);
    } while (!end.get());
  }

  /** Shared sub-pools leave the list on other threads, while its own thread changes it. */
  @Test
  void sharedSubPoolsLeaveOnOtherThreads() throws Exception {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    for (int round = 0; round < 200; round++) {
      List<ResourcePool<?>> own = new ArrayList<>();
      List<ResourcePool<?>> rooms = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        own.add(daemon.subPool());
        rooms.add(daemon.subPool(Room.class));
      }
      FutureTask<Boolean> leaving = Threads.start(() -> rooms.forEach(ResourcePool::close));
      own.forEach(ResourcePool::close);
      Threads.resultOf(leaving);
      assertEquals(List.of(), daemon.children());
    }
    daemon.close();
  }
}
