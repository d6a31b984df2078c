package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One tree, what several threads do in it at random, and an account of what must come of it. */
final class StressRound {

  private static final int STEPS = 40;

  /** The account of all rounds. */
  static final class Totals {
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicLong stamps = new AtomicLong();

    long lost() {
      return lost.get();
    }

    long stale() {
      return stale.get();
    }

    String report(int threads) {
      return "%,d operations, %d threads, %d lost clean-ups, %d stale reads"
          .formatted(operations.get(), threads, lost.get(), stale.get());
    }
  }

  /** A clean-up that counts its runs. */
  private static final class Counted {
    final AtomicInteger runs = new AtomicInteger();
  }

  /** Memory with something in it that no other memory ever had. */
  private record Stamped(ResourcePool<?> pool, MemorySegment memory, long stamp) {}

  final ResourcePool<Hub> hub = ResourcePool.root(Hub.class).closeTimeout(Duration.ZERO);
  private final ResourcePool<Hub> refuge = ResourcePool.root(Hub.class);
  private final ResourcePool<Room> room = hub.subPool(Room.class);
  private final Totals totals;
  private final ConcurrentLinkedQueue<Counted> registered = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Counted> notices = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Cleanup> shared = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Stamped> stamped = new ConcurrentLinkedQueue<>();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final CountDownLatch go = new CountDownLatch(1);

  StressRound(Totals totals) {
    this.totals = totals;
  }

  void begin() {
    go.countDown();
  }

  /** One worker's life; ends early when the pools are closed under it. */
  boolean work(SplittableRandom random) throws InterruptedException {
    go.await();
    List<SessionRec> mine = new ArrayList<>();
    try {
      for (int i = 0; i < STEPS; i++) {
        step(random, mine);
        totals.operations.incrementAndGet();
      }
    } catch (PoolClosedException late) {
      assertFalse(late.toString().isEmpty());
    }
    if (random.nextBoolean()) {
      mine.forEach(session -> closePatiently(session.pool()));
    } // else: whoever closes the hub reclaims them, once this thread has ended
    return true;
  }

  private void step(SplittableRandom random, List<SessionRec> mine) {
    ResourcePool<?> either = random.nextBoolean() ? hub : room;
    switch (random.nextInt(18)) {
      case 0, 1 -> mine.add(session(either));
      case 2 -> register(either, true);
      case 3 -> register(hub.subPool(), true);
      case 4 -> {
        ResourcePool<?> sub = room.subPool();
        register(sub, true);
        closePatiently(sub); // another thread may be running its clean-up
      }
      case 5 -> cancel(shared.poll());
      case 6 -> runNow(shared.peek());
      case 7, 8 -> move(shared.peek(), random.nextBoolean() ? refuge : hub);
      case 9, 10 -> stamped.add(stamp(random.nextBoolean() ? either : room.subPool()));
      case 11, 12 -> read(stamped.peek());
      case 13 -> read(stamped.poll());
      case 14 -> registerNotice(either);
      case 15 -> own(either);
      case 16 -> clearRoom(random);
      default -> {
        if (!mine.isEmpty()) {
          closePatiently(mine.removeLast().pool()); // a notice may be running
        }
      }
    }
  }

  private SessionRec session(ResourcePool<?> parent) {
    SessionRec session = SessionRec.in(parent, "x");
    ResourcePool<?> pool = session.pool();
    register(pool, false);
    registerNotice(pool);
    Stamped memory = stamp(pool);
    ResourcePool<Tmp> tmp = pool.subPool(Tmp.class);
    register(tmp, false);
    Stamped inner = stamp(tmp);
    read(inner);
    tmp.close();
    read(inner);
    read(memory);
    return session;
  }

  private void register(ResourcePool<?> pool, boolean reachableByAll) {
    var counted = new Counted();
    Cleanup cleanup = pool.onClose(counted.runs::incrementAndGet);
    registered.add(counted);
    if (reachableByAll) {
      shared.add(cleanup);
    }
  }

  private void registerNotice(ResourcePool<?> pool) {
    var counted = new Counted();
    notices.add(counted);
    pool.whenClosing(counted.runs::incrementAndGet);
  }

  private void own(ResourcePool<?> pool) {
    var counted = new Counted();
    registered.add(counted); // closed even if it is refused
    pool.<AutoCloseable>own(counted.runs::incrementAndGet);
  }

  private void cancel(@Nullable Cleanup taken) {
    if (taken != null && taken.cancel()) {
      cancelled.incrementAndGet();
      taken.runNow();
    }
  }

  private static void runNow(@Nullable Cleanup some) {
    if (some != null) {
      some.runNow();
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

  /** Rarely, for it takes everybody's memory along, and may have to wait. */
  private void clearRoom(SplittableRandom random) {
    if (random.nextInt(8) == 0) {
      try {
        room.clear();
      } catch (PoolInUseException inUse) {
        assertFalse(inUse.pools().isEmpty());
      }
    }
  }

  private Stamped stamp(ResourcePool<?> pool) {
    long stamp = totals.stamps.incrementAndGet();
    MemorySegment memory = pool.allocate(16);
    try {
      if (memory.get(ValueLayout.JAVA_LONG, 0) != 0) {
        totals.stale.incrementAndGet(); // what another pool has left
      }
      memory.set(ValueLayout.JAVA_LONG, 0, stamp);
    } catch (IllegalStateException gone) {
      assertFalse(memory.scope().isAlive());
    }
    return new Stamped(pool, memory, stamp);
  }

  private void read(@Nullable Stamped some) {
    if (some == null) {
      return;
    }
    boolean gone = !some.pool.isOpen() && !some.pool.isClosing();
    try {
      long read = some.memory.get(ValueLayout.JAVA_LONG, 0);
      if (gone || read != some.stamp) {
        totals.stale.incrementAndGet();
      }
    } catch (IllegalStateException | WrongThreadException refused) {
      assertFalse(refused.toString().isEmpty());
    }
  }

  /** Closes everything and makes the account; nobody works any more. */
  void end(String seed) {
    hub.close();
    refuge.close();
    assertFalse(hub.isOpen() || hub.isClosing(), seed);
    assertTrue(hub.children().isEmpty(), seed);
    stamped.forEach(this::read);
    int ran = 0;
    for (Counted counted : registered) {
      assertTrue(counted.runs.get() <= 1, seed + ": ran twice");
      ran += counted.runs.get();
    }
    for (Counted notice : notices) {
      assertTrue(notice.runs.get() <= 1, seed + ": told twice");
    }
    totals.lost.addAndGet(Math.abs(registered.size() - ran - cancelled.get()));
  }

  static void closePatiently(ResourcePool<?> pool) {
    while (pool.isOpen() || pool.isClosing()) {
      try {
        pool.close();
      } catch (PoolInUseException inUse) {
        assertFalse(inUse.pools().isEmpty());
      }
    }
  }
}
