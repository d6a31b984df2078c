package dev.lifeguard.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One clean-up in one pool's list. It waits in exactly one pool until it is taken, once, by whoever
 * comes first: the teardown, {@link #runNow} or {@link #cancel}.
 *
 * <pre>
 *   waiting in a pool ──► taken          moveTo: waiting in another pool
 * </pre>
 */
final class Registration implements Cleanup {

  /**
   * When a clean-up runs. Those that run before the sub-pools go are in one list, notices in
   * another, all others in one.
   */
  enum Sort {
    BEFORE_CLOSE,
    ON_CLOSE,
    /** A child process: all of a pool's go at once, after what talks to them. */
    PROCESS,
    /** A temporary file: after all that may be in it, were it a mapped part of it. */
    TEMPORARY,
    /** A notice, which the closing of the pool leaves alone: see {@link Notices}. */
    WHEN_CLOSING;

    /** Whether others in its list run first though they are older. */
    boolean isLate() {
      return this == PROCESS || this == TEMPORARY;
    }
  }

  /**
   * Held by the one thread that moves a clean-up, as only that holds two pools' monitors: so no two
   * threads can wait for each other.
   */
  private static final Object MOVING = new Object();

  /**
   * The pool that the clean-up was in that this thread runs by {@link #runNow}, the innermost if
   * there are several.
   */
  private static final ThreadLocal<@Nullable ResourcePool<?>> RUNNING_NOW = new ThreadLocal<>();

  final Sort sort;
  private final ThrowingRunnable action;

  /**
   * Where it waits; null once it is taken. Changes under the monitor of the pool it waits in, if
   * that {@linkplain Life takes one}. Plain: who reads it without looks again with it.
   */
  private @Nullable ResourcePool<?> home;

  /** Links of {@link CleanupList}. */
  @Nullable Registration older;

  @Nullable Registration newer;

  private Registration(Sort sort, ThrowingRunnable action) {
    this.sort = sort;
    this.action = action;
  }

  /**
   * Registers an action as the newest of its sort. A notice with the monitor also in a confined
   * pool, see {@link Particulars#notices}.
   */
  static Registration in(ResourcePool<?> pool, Sort sort, ThrowingRunnable action) {
    var registration = new Registration(sort, action);
    Quota refuser;
    if (sort != Sort.WHEN_CLOSING && pool.isMine()) {
      refuser = registration.enter(pool);
    } else {
      synchronized (pool) {
        refuser = registration.enter(pool);
      }
    }
    checkTaken(refuser, pool);
    return registration;
  }

  /** Enters a pool, unless a limit refuses: then returns that. */
  private @Nullable Quota enter(ResourcePool<?> pool) {
    pool.checkAdmitted();
    CleanupList list = pool.cleanups(sort); // before it counts, for this may find no memory
    Quota quota = pool.quota;
    Quota refuser = quota == null ? null : quota.take(Measure.CLEANUPS, 1);
    if (refuser == null) {
      list.add(this);
      home = pool;
    }
    return refuser;
  }

  /** Out of the monitors, for an exception looks at the whole tree. */
  private static void checkTaken(@Nullable Quota refuser, ResourcePool<?> pool) {
    if (refuser != null) {
      throw new Refusal(refuser, Measure.CLEANUPS, pool, 1).exception();
    }
  }

  /**
   * Takes the newest clean-up of a sort out of a pool, for the caller to run; null if none waits,
   * or something else runs first. The caller has the pool's monitor, or needs none.
   */
  static @Nullable Registration takeNewest(ResourcePool<?> pool, Sort sort) {
    giveBack(pool, 0);
    Registration newest = pool.takeNewestCleanup(sort);
    if (newest != null) {
      newest.home = null;
      giveBack(pool, 1);
    }
    return newest;
  }

  /** The same for all child processes: a chain of them, the newest first. */
  static @Nullable ChildProcess takeProcesses(ResourcePool<?> pool) {
    ChildProcess first = null;
    ChildProcess last = null;
    for (var newest = takeNewest(pool, Sort.PROCESS);
        newest != null;
        newest = takeNewest(pool, Sort.PROCESS)) {
      ChildProcess child = (ChildProcess) newest.action;
      if (last == null) {
        first = child;
      } else {
        last.next = child;
      }
      last = child;
    }
    return first;
  }

  /** The clean-up of a resource that waits in {@code pool}: the newest if there are several. */
  static @Nullable Registration find(ResourcePool<?> pool, Object resource) {
    if (pool.isMine()) {
      return findGuarded(pool, resource);
    }
    synchronized (pool) {
      return findGuarded(pool, resource);
    }
  }

  private static @Nullable Registration findGuarded(ResourcePool<?> pool, Object resource) {
    pool.checkThread();
    Registration early = find(pool.cleanupsIfAny(Sort.BEFORE_CLOSE), resource);
    return early != null ? early : find(pool.cleanupsIfAny(Sort.ON_CLOSE), resource);
  }

  @SuppressWarnings("ReferenceEquality") // this very one, not its equal
  private static @Nullable Registration find(@Nullable CleanupList list, Object resource) {
    var newest = list == null ? null : list.newest();
    for (var each = newest; each != null; each = each.older) {
      if (each.resource() == resource) {
        return each;
      }
    }
    return null;
  }

  /** What it closes; null if it is an action. */
  @Nullable Object resource() {
    return action instanceof Owned owned ? owned.resource() : null;
  }

  void perform() throws Exception {
    action.run();
  }

  @Override
  public boolean cancel() {
    return take(false) != null;
  }

  @Override
  public void runNow() {
    var failures = new Failures(); // made first: once it is taken, nothing may keep it from running
    ResourcePool<?> pool = take(true);
    if (pool == null) {
      return;
    }
    ResourcePool<?> outer = RUNNING_NOW.get();
    try {
      RUNNING_NOW.set(pool);
      perform();
    } catch (Throwable failure) {
      failures.add(pool, resource(), failure);
    } finally {
      pool.stopRunning();
      if (outer == null) {
        RUNNING_NOW.remove();
      } else {
        RUNNING_NOW.set(outer);
      }
    }
    failures.rethrow();
  }

  /** Runs a notice of {@code pool} on this thread if the closing that it waits for has begun. */
  void runIfLate(ResourcePool<?> pool) {
    if (sort == Sort.WHEN_CLOSING && pool.isGoingElsewhere()) {
      runNow();
    }
  }

  /** Whether this thread is in the middle of {@link #runNow}. */
  static boolean isRunningNow() {
    return RUNNING_NOW.get() != null;
  }

  /** The pool of the clean-up that this thread runs by {@link #runNow}; null if none. */
  static @Nullable ResourcePool<?> poolRunningNow() {
    return RUNNING_NOW.get();
  }

  /** Takes the clean-up out of the pool it waits in; null if somebody was faster. */
  private @Nullable ResourcePool<?> take(boolean toRun) {
    for (var pool = home; pool != null; pool = home) {
      synchronized (pool) {
        if (pool == home) {
          pool.checkThread();
          if (toRun) {
            pool.startRunning();
          }
          leave(pool);
          return pool;
        }
      }
    }
    return null;
  }

  @Override
  public Cleanup moveTo(ResourcePool<?> pool) {
    Objects.requireNonNull(pool, "pool");
    Move move;
    synchronized (MOVING) {
      ResourcePool<?> from = home; // it only gets another while this is held
      move = from == null ? Move.NOTHING : moveGuarded(from, pool);
    }
    if (!move.found) {
      throw new IllegalStateException(
          "the clean-up has run or was cancelled: nothing to move to " + pool.path());
    }
    checkTaken(move.refuser, pool);
    runIfLate(pool);
    return this;
  }

  /** Moves the clean-up of a resource if it waits in {@code from}; returns whether it did. */
  boolean moveFrom(ResourcePool<?> from, ResourcePool<?> pool) {
    Move move;
    synchronized (MOVING) {
      move = moveGuarded(from, pool);
    }
    checkTaken(move.refuser, pool);
    return move.found;
  }

  /**
   * What came of a move.
   *
   * @param found whether the clean-up was still there
   * @param refuser the limit that keeps it where it was
   */
  private record Move(boolean found, @Nullable Quota refuser) {
    static final Move NOTHING = new Move(false, null);
    static final Move DONE = new Move(true, null);
  }

  private Move moveGuarded(ResourcePool<?> from, ResourcePool<?> pool) {
    synchronized (from) {
      if (home != from) {
        return Move.NOTHING;
      }
      from.checkThread();
      synchronized (pool) {
        pool.checkAdmitted();
        CleanupList there = pool.cleanups(sort); // before it counts, for this may find no memory
        Quota refuser = Quota.move(from.quota, pool.quota, Measure.CLEANUPS, 1);
        if (refuser != null) {
          return new Move(true, refuser);
        }
        there.moveFrom(from.cleanups(sort), this);
        home = pool; // changes once: who looks without a monitor never sees it homeless
      }
    }
    return Move.DONE;
  }

  private void leave(ResourcePool<?> pool) {
    giveBack(pool, 0);
    pool.cleanups(sort).remove(this);
    home = null;
    giveBack(pool, 1);
  }

  /** 0 first, see {@link Quota#give}. */
  private static void giveBack(ResourcePool<?> pool, long count) {
    Quota quota = pool.quota;
    if (quota != null) {
      quota.give(Measure.CLEANUPS, count);
    }
  }
}
