package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The races that matter to pools. */
final class PoolRaces {

  private PoolRaces() {}

  /** A race for a shared pool, and for a clean-up that counts. */
  abstract static class OnHub extends Race {

    final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    final AtomicInteger runs = new AtomicInteger();

    /** Set by the other thread: what became of its part. */
    String part = "";

    /** Does the other thread's part, unless the pool refuses it. */
    final void attempt(Runnable attempt) {
      try {
        attempt.run();
        part = "done";
      } catch (PoolClosedException refused) {
        part = "refused";
      }
    }

    static String check(boolean fine, String outcome) {
      return (fine ? "ok " : "BAD ") + outcome;
    }

    final boolean isGone() {
      return !hub.isOpen() && !hub.isClosing() && hub.children().isEmpty();
    }
  }

  /** A race for a shared pool that one thread closes. */
  abstract static class AgainstClose extends OnHub {
    @Override
    final void one() {
      hub.close();
    }

    /** What was registered ran once, and what was refused did not. */
    @Override
    String outcome() {
      return check(isGone() && runs.get() == (part.equals("done") ? 1 : 0), part);
    }
  }

  static final class CloseAgainstSharedSubPool extends AgainstClose {
    private @Nullable ResourcePool<?> sub;

    @Override
    void other() {
      attempt(() -> sub = hub.subPool());
    }

    @Override
    String outcome() {
      return check(isGone() && (sub == null || (!sub.isOpen() && !sub.isClosing())), part);
    }
  }

  static final class CloseAgainstConfinedSubPool extends AgainstClose {
    @Override
    void other() {
      attempt(
          () -> {
            try (ResourcePool<Tmp> mine = hub.subPool(Tmp.class)) {
              mine.allocate(8).set(ValueLayout.JAVA_INT, 0, 1);
              mine.onClose(runs::incrementAndGet);
            }
          });
    }
  }

  static final class CloseAgainstOnClose extends AgainstClose {
    @Override
    void other() {
      attempt(() -> hub.onClose(runs::incrementAndGet));
    }
  }

  /** A resource is closed even if it is refused. */
  static final class CloseAgainstOwn extends AgainstClose {
    @Override
    void other() {
      attempt(() -> hub.<AutoCloseable>own(runs::incrementAndGet));
    }

    @Override
    String outcome() {
      return check(isGone() && runs.get() == 1, part);
    }
  }

  static final class CloseAgainstAllocate extends AgainstClose {
    private @Nullable MemorySegment memory;
    private long seen = -1;

    @Override
    void other() {
      attempt(
          () -> {
            MemorySegment allocated = hub.allocate(8);
            memory = allocated;
            try {
              allocated.set(ValueLayout.JAVA_LONG, 0, 42);
              seen = allocated.get(ValueLayout.JAVA_LONG, 0);
            } catch (IllegalStateException gone) {
              seen = -2;
            }
          });
    }

    @Override
    String outcome() {
      boolean alive = memory != null && memory.scope().isAlive();
      return check(isGone() && !alive && (seen == 42 || seen < 0), part + " " + seen);
    }
  }

  /** Memory that is there: nobody reads what a pool that came later has written. */
  static final class CloseAgainstRead extends AgainstClose {
    private final MemorySegment memory = hub.allocate(8);
    private long seen;

    CloseAgainstRead() {
      memory.set(ValueLayout.JAVA_LONG, 0, 42);
    }

    @Override
    void other() {
      try {
        seen = memory.get(ValueLayout.JAVA_LONG, 0);
      } catch (IllegalStateException gone) {
        seen = -1;
      }
    }

    @Override
    String outcome() {
      return check(isGone() && (seen == 42 || seen == -1) && !memory.scope().isAlive(), "" + seen);
    }
  }

  static final class CloseAgainstCancel extends AgainstClose {
    private final Cleanup cleanup = hub.onClose(runs::incrementAndGet);
    private boolean cancelled;

    @Override
    void other() {
      cancelled = cleanup.cancel();
    }

    @Override
    String outcome() {
      return check(isGone() && runs.get() == (cancelled ? 0 : 1), cancelled ? "cancelled" : "ran");
    }
  }

  static final class CloseAgainstRunNow extends AgainstClose {
    private final Cleanup cleanup = hub.onClose(runs::incrementAndGet);

    @Override
    void other() {
      cleanup.runNow();
    }

    @Override
    String outcome() {
      return check(isGone() && runs.get() == 1, "ran");
    }
  }

  static final class CloseAgainstMoveTo extends AgainstClose {
    private final Cleanup cleanup = hub.onClose(runs::incrementAndGet);
    private final ResourcePool<Hub> refuge = ResourcePool.root(Hub.class);

    @Override
    void other() {
      try {
        cleanup.moveTo(refuge);
        part = "moved";
      } catch (IllegalStateException taken) {
        part = "taken";
      }
    }

    @Override
    String outcome() {
      int before = runs.get();
      refuge.close();
      return check(isGone() && before == (part.equals("moved") ? 0 : 1) && runs.get() == 1, part);
    }
  }

  static final class CloseAgainstMoveHere extends AgainstClose {
    private final ResourcePool<Hub> other = ResourcePool.root(Hub.class);
    private final Cleanup cleanup = other.onClose(runs::incrementAndGet);

    @Override
    void other() {
      attempt(() -> cleanup.moveTo(hub));
    }

    @Override
    String outcome() {
      String moved = super.outcome();
      other.close();
      return runs.get() == 1 ? moved : "BAD lost";
    }
  }

  static final class CloseAgainstClose extends AgainstClose {
    private boolean goneThen;

    CloseAgainstClose() {
      hub.onClose(runs::incrementAndGet);
      hub.subPool().onClose(runs::incrementAndGet);
    }

    @Override
    void other() {
      hub.close();
      goneThen = isGone();
    }

    @Override
    String outcome() {
      return check(isGone() && goneThen && runs.get() == 2, "closed");
    }
  }

  static final class CloseAgainstClear extends AgainstClose {
    CloseAgainstClear() {
      hub.onClose(runs::incrementAndGet);
    }

    @Override
    void other() {
      attempt(hub::clear);
    }

    @Override
    String outcome() {
      return check(isGone() && runs.get() == 1, part);
    }
  }

  /** Who has a pool inside is told, or has no pool inside. */
  static final class CloseAgainstWhenClosing extends AgainstClose {
    private static final long LONG_ENOUGH = 60_000_000_000L;

    @Override
    void other() {
      attempt(
          () -> {
            try (ResourcePool<Tmp> mine = hub.subPool(Tmp.class)) {
              mine.whenClosing(runs::incrementAndGet);
              long begin = System.nanoTime();
              while (runs.get() == 0 && System.nanoTime() - begin < LONG_ENOUGH) {
                Thread.onSpinWait();
              }
            }
          });
    }
  }

  /** When a pool is gone, none of its notices is running any more. */
  static final class CloseAgainstForgottenNotice extends AgainstClose {
    private boolean cancelled;
    private int runsThen;

    @Override
    void other() {
      attempt(
          () -> {
            try (ResourcePool<Tmp> mine = hub.subPool(Tmp.class)) {
              Cleanup notice = mine.whenClosing(runs::incrementAndGet);
              cancelled = notice.cancel();
            }
            runsThen = runs.get();
          });
    }

    @Override
    String outcome() {
      int expected = part.equals("refused") || cancelled ? 0 : 1;
      return check(
          isGone() && runs.get() == expected && runsThen == expected, part + " told " + expected);
    }
  }

  static final class ClearAgainstSubPool extends OnHub {
    private @Nullable ResourcePool<?> sub;

    @Override
    void one() {
      hub.clear();
    }

    @Override
    void other() {
      attempt(
          () -> {
            ResourcePool<?> made = hub.subPool();
            sub = made;
            made.onClose(runs::incrementAndGet);
          });
    }

    @Override
    String outcome() {
      ResourcePool<?> made = sub;
      List<ResourcePool<?>> left = made == null || made.isGone() ? List.of() : List.of(made);
      boolean fine = hub.isOpen() && hub.children().equals(left);
      hub.close();
      int expected = part.equals("done") ? 1 : 0;
      return check(fine && runs.get() == expected, part + " left " + left.size());
    }
  }

  static final class MoveAgainstCancel extends OnHub {
    private final Cleanup cleanup = hub.onClose(runs::incrementAndGet);
    private final ResourcePool<Hub> refuge = ResourcePool.root(Hub.class);

    @Override
    void one() {
      try {
        cleanup.moveTo(refuge).moveTo(hub);
      } catch (IllegalStateException taken) {
        part = "taken";
      }
    }

    @Override
    void other() {
      if (!cleanup.cancel()) {
        runs.addAndGet(100);
      }
    }

    @Override
    String outcome() {
      hub.close();
      refuge.close();
      return check(runs.get() == 0, part + runs.get());
    }
  }

  static final class MoveAgainstMove extends OnHub {
    private final Cleanup cleanup = hub.onClose(runs::incrementAndGet);
    private final ResourcePool<Hub> refuge = ResourcePool.root(Hub.class);

    @Override
    void one() {
      cleanup.moveTo(refuge);
    }

    @Override
    void other() {
      cleanup.moveTo(hub);
    }

    @Override
    String outcome() {
      hub.close();
      int here = runs.get();
      refuge.close();
      return check(runs.get() == 1, "here " + here);
    }
  }

  static final class RunNowAgainstCancel extends OnHub {
    private final Cleanup cleanup = hub.onClose(runs::incrementAndGet);
    private boolean cancelled;

    @Override
    void one() {
      cleanup.runNow();
    }

    @Override
    void other() {
      cancelled = cleanup.cancel();
    }

    @Override
    String outcome() {
      hub.close();
      return check(runs.get() == (cancelled ? 0 : 1), cancelled ? "cancelled" : "ran");
    }
  }

  /** A confined pool changes without a monitor; who looks sees a state that there was. */
  static final class ChangeAgainstChildren extends Race {
    private static final int LOOKS = 1_000;
    private static final int PATIENCE = 10_000;

    private volatile @Nullable ResourcePool<Daemon> daemon;
    private volatile boolean done;
    private String seen = "ok";

    @Override
    void one() {
      ResourcePool<Daemon> mine = ResourcePool.root(Daemon.class);
      daemon = mine;
      ResourcePool<?> oldest = mine.subPool();
      for (int i = 0; i < 4; i++) {
        ResourcePool<?> middle = mine.subPool();
        ResourcePool<?> newest = mine.subPool();
        middle.close();
        newest.close();
      }
      oldest.close();
      mine.close();
      done = true;
    }

    @Override
    void other() {
      for (int i = 0; daemon == null && i < PATIENCE; i++) {
        Thread.onSpinWait();
      }
      for (int looks = 0; !done && looks < LOOKS; looks++) {
        ResourcePool<Daemon> theirs = daemon;
        List<ResourcePool<?>> children = theirs == null ? List.of() : theirs.children();
        if (!isPossible(children)) {
          seen = "BAD " + children;
        }
      }
    }

    /** At most three, the older before the newer, and the oldest outlives the others. */
    private static boolean isPossible(List<ResourcePool<?>> children) {
      int number = 0;
      for (ResourcePool<?> child : children) {
        if (child.number() <= number) {
          return false;
        }
        number = child.number();
      }
      return children.isEmpty() || (children.size() <= 3 && children.getFirst().number() == 1);
    }

    @Override
    String outcome() {
      ResourcePool<Daemon> gone = daemon;
      boolean empty = done && gone != null && gone.children().isEmpty() && gone.isGone();
      return empty ? seen : "BAD end";
    }
  }

  /** What a thread that has ended left behind, closed by two at once, its parent by one of them. */
  static final class CloseOrphanAgainstCloseParent extends AgainstClose {
    private final ResourcePool<?> orphan;

    CloseOrphanAgainstCloseParent() {
      orphan = orphanIn(hub, runs::incrementAndGet);
    }

    @Override
    void other() {
      orphan.close();
      part = "done";
    }
  }

  /** Only one thread inherits what another has left behind. */
  static final class ClearOrphanAgainstClearOrphan extends OnHub {
    private final ResourcePool<?> orphan = orphanIn(hub, runs::incrementAndGet);
    private final AtomicInteger heirs = new AtomicInteger();
    private final AtomicInteger losers = new AtomicInteger();

    @Override
    void one() {
      inherit();
    }

    @Override
    void other() {
      inherit();
    }

    private void inherit() {
      try {
        orphan.clear();
        orphan.subPool();
        heirs.incrementAndGet();
      } catch (WrongThreadException late) {
        losers.incrementAndGet();
      }
    }

    @Override
    String outcome() {
      return check(heirs.get() == 1 && losers.get() == 1 && runs.get() == 1, heirs + " " + losers);
    }
  }

  private static ResourcePool<?> orphanIn(ResourcePool<Hub> hub, ThrowingRunnable action) {
    try {
      return Threads.onAnother(
          () -> {
            ResourcePool<Tmp> orphan = hub.subPool(Tmp.class);
            orphan.onClose(action);
            return orphan;
          });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
