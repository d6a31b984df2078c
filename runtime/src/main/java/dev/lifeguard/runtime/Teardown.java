package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes one pool down, with everything in it, on the current thread.
 *
 * <p>A cursor wanders through the tree, doing at each pool the first thing that is still to do, and
 * moves on when there is nothing left:
 *
 * <ol>
 *   <li>run the newest {@code beforeClose} action (owned executors are among them);
 *   <li>go down to the newest sub-pool;
 *   <li>run the newest {@code onClose} action (owned resources are among them);
 *   <li>end the child processes, all at once;
 *   <li>free the memory;
 *   <li>remove the newest temporary file;
 *   <li>leave the tree, go up to the parent.
 * </ol>
 *
 * <p>Because it asks anew after each step, whatever a running clean-up registers runs next, and a
 * sub-pool that it makes is gone before the next clean-up. Because the way up is the parent link,
 * it needs no stack: neither a million nested nor a million sibling pools make it deep.
 *
 * <p>Clean-ups may close pools themselves. That nests one teardown in another, and each knows the
 * one {@link #outer outside} it. A clean-up that closes an ancestor of the pool being taken down
 * cannot have its will at once, for it would lose the ground under its feet: the teardown is told
 * to {@link #then go on} with the ancestor when it has finished.
 */
// A thread's nest forgets what has ended; a slab ends an arena, and pools are arenas: but not
// these.
@SuppressWarnings({"lifeguard:LG203", "lifeguard:LG301"}) // see above
final class Teardown {

  /** What is going on on one thread: one look-up for each teardown, not one for each change. */
  private static final class Nest {
    @Nullable Teardown innermost;

    /** The innermost teardown that has not ended; null if none. */
    @Nullable Teardown innermost() {
      Teardown teardown = innermost;
      while (teardown != null && teardown.ended) {
        teardown = teardown.outer;
      }
      return teardown;
    }
  }

  private static final ThreadLocal<Nest> NEST = ThreadLocal.withInitial(Nest::new);

  private final Nest nest;

  private final @Nullable Teardown outer;
  private final Failures failures = new Failures();
  private ResourcePool<?> root;

  /** The ancestor of {@link #root} to take down after it. */
  private @Nullable ResourcePool<?> then;

  /** Until when it waits for others; null while it has not had to. */
  private @Nullable Deadline deadline;

  private boolean ended;

  private Teardown(ResourcePool<?> root) {
    this.root = root;
    this.nest = NEST.get();
    this.outer = nest.innermost();
  }

  static void close(ResourcePool<?> pool) {
    if (!closeIdle(pool)) {
      start(pool, Phase.CLOSING);
    }
  }

  /**
   * Closes a pool with nothing in it that could run: that takes no teardown, and no claim, for no
   * other thread may want it. If native code uses its memory, it stays as it is.
   */
  private static boolean closeIdle(ResourcePool<?> pool) {
    if (pool.isIdle() && Memory.release(pool)) {
      pool.finish();
      return true;
    }
    return false;
  }

  static void clear(ResourcePool<?> pool) {
    start(pool, Phase.CLEARING);
  }

  private static void start(ResourcePool<?> pool, Phase goal) {
    if (pool.isInUseElsewhere()) {
      pool.checkThread();
    }
    var teardown = new Teardown(pool); // made first: a claimed pool must be taken down
    Teardown outer = teardown.outer;
    Claim claim = pool.claim(goal);
    if (claim == Claim.ELSEWHERE && outer == null && !Registration.isRunningNow()) {
      claim = claimAfterRival(pool, goal);
    }
    switch (claim) {
      case GRANTED -> teardown.begin();
      case IN_USE -> pool.checkThread();
      case UNDER_WAY -> {
        if (!isUnderWay(pool, outer)) { // native code used its memory, or no stack was left
          teardown.begin();
        }
      }
      case ELSEWHERE, GONE -> {
        if (goal == Phase.CLEARING) {
          throw pool.refusal(pool.path());
        }
      }
    }
  }

  /** Whether a teardown on this thread has got to {@code pool}, or will. */
  private static boolean isUnderWay(ResourcePool<?> pool, @Nullable Teardown innermost) {
    for (var teardown = innermost; teardown != null; teardown = teardown.outer) {
      if (teardown.root.outlives(pool)) {
        return true;
      }
    }
    return false;
  }

  private static Claim claimAfterRival(ResourcePool<?> pool, Phase goal) {
    Deadline deadline = Deadline.of(pool);
    Claim claim = Claim.ELSEWHERE;
    while (claim == Claim.ELSEWHERE) {
      Users.checkNotMutual(pool);
      if (!pool.awaitRival(deadline)) {
        throw Users.closing(pool, pool);
      }
      claim = pool.claim(goal);
    }
    return claim;
  }

  /**
   * To be called by whoever is about to wait for other threads while a clean-up runs: tells them,
   * if that has not been done, and says for how long they can be waited for.
   */
  static Deadline aboutToWait() {
    Teardown innermost = NEST.get().innermost();
    if (innermost != null) {
      return innermost.patience();
    }
    ResourcePool<?> pool = Registration.poolRunningNow();
    return pool == null ? Deadline.byDefault() : Deadline.of(pool);
  }

  /** The same for this teardown. */
  private Deadline patience() {
    Deadline known = deadline;
    if (known == null) {
      known = Deadline.of(root);
      deadline = known; // before anybody is told, for what they do may wait, too
      Notices.give(root, failures);
    }
    return known;
  }

  private void begin() {
    Teardown below = outermostBelow(root, outer);
    if (below == null) {
      run();
    } else {
      below.goOnWith(root);
    }
  }

  /** The teardown on this thread that must end before {@code pool} can go; null if none. */
  private static @Nullable Teardown outermostBelow(
      ResourcePool<?> pool, @Nullable Teardown innermost) {
    Teardown below = null;
    for (var teardown = innermost; teardown != null; teardown = teardown.outer) {
      if (pool.outlives(teardown.root)) {
        below = teardown;
      }
    }
    return below;
  }

  private void goOnWith(ResourcePool<?> ancestor) {
    if (then == null || ancestor.outlives(then)) {
      then = ancestor;
    }
  }

  private void run() {
    ResourcePool<?> pool = root;
    try {
      nest.innermost = this;
      while (pool != null) {
        pool = step(pool);
      }
    } catch (Throwable reason) { // it is in use; or no memory or stack for the bookkeeping
      halt(pool, reason);
    } finally {
      ended = true; // this needs no stack, while the rest may find none
      nest.innermost = outer;
    }
    failures.rethrow();
  }

  /**
   * Does the next thing to do at {@code pool}.
   *
   * @return where to go on, or null at the end
   * @throws PoolInUseException if it cannot go on
   */
  private @Nullable ResourcePool<?> step(ResourcePool<?> pool) {
    if (performNewest(pool, Sort.BEFORE_CLOSE)) {
      return pool;
    }
    ResourcePool<?> child = pool.newestChild();
    if (child != null) {
      return descend(pool, child);
    }
    if (performNewest(pool, Sort.ON_CLOSE) || endProcesses(pool)) {
      return pool;
    }
    return finish(pool);
  }

  private boolean performNewest(ResourcePool<?> pool, Sort sort) {
    Registration newest = takeNewest(pool, sort);
    if (newest == null) {
      return false;
    }
    try {
      newest.perform();
    } catch (Throwable failure) {
      failures.add(pool, newest.resource(), failure);
    }
    return true;
  }

  /** Takes the newest clean-up, once none that another thread has taken is running any more. */
  private @Nullable Registration takeNewest(ResourcePool<?> pool, Sort sort) {
    if (pool.isMine()) { // then so are all who run clean-ups of it
      return Registration.takeNewest(pool, sort);
    }
    return takeGuarded(pool, it -> Registration.takeNewest(it, sort));
  }

  private <T> @Nullable T takeGuarded(
      ResourcePool<?> pool, Function<ResourcePool<?>, @Nullable T> taking) {
    while (true) {
      synchronized (pool) {
        if (pool.runner() == null) {
          return taking.apply(pool);
        }
      }
      awaitRunners(pool);
    }
  }

  private boolean endProcesses(ResourcePool<?> pool) {
    ChildProcess newest =
        pool.isMine()
            ? Registration.takeProcesses(pool)
            : takeGuarded(pool, Registration::takeProcesses);
    if (newest == null) {
      return false;
    }
    ProcessBatch.end(newest, (child, failure) -> failures.add(pool, child.resource(), failure));
    return true;
  }

  private void awaitRunners(ResourcePool<?> pool) {
    if (pool.runner() == null) {
      return;
    }
    // A notice is short, and no reason to fail: it gets a moment in any case.
    Deadline deadline = pool.hadNotices() ? patience().orInAMoment() : patience();
    if (!pool.awaitRunners(deadline)) {
      throw Users.running(root, pool);
    }
  }

  private ResourcePool<?> descend(ResourcePool<?> pool, ResourcePool<?> child) {
    if (closeIdle(child)) {
      return pool;
    }
    return switch (child.claim(Phase.CLOSING)) {
      case GRANTED, UNDER_WAY -> child;
      case GONE -> {
        child.leave();
        yield pool;
      }
      case ELSEWHERE -> {
        if (!child.awaitRival(patience())) {
          throw Users.closing(root, child);
        }
        yield pool;
      }
      case IN_USE -> {
        if (!child.awaitUser(patience())) {
          Users.checkNone(root);
        }
        yield pool;
      }
    };
  }

  private @Nullable ResourcePool<?> finish(ResourcePool<?> pool) {
    if (pool.hadNotices()) {
      Notices.drop(pool);
      awaitRunners(pool); // one may just run on the thread that closes a pool around this one
    }
    boolean hadMemory = Memory.isBound(pool);
    free(pool);
    if (!pool.isEmpty()) {
      if (!hadMemory) { // else it had actions of its own, and they put something into the pool
        performNewest(pool, Sort.TEMPORARY);
      }
      return pool;
    }
    pool.finish();
    return pool == root ? next() : pool.parent();
  }

  private void free(ResourcePool<?> pool) {
    try {
      if (!Memory.release(pool)) {
        throw PoolInUseException.busy(root, pool, "has memory that native code uses");
      }
    } catch (Throwable failure) {
      if (Memory.isBound(pool)) {
        throw failure;
      }
      failures.add(pool, failure);
    }
  }

  private @Nullable ResourcePool<?> next() {
    ResourcePool<?> ancestor = then;
    if (ancestor != null) {
      root = ancestor;
      then = null;
      deadline = null; // it has others to wait for, and to tell
    }
    return ancestor;
  }

  /** Gives up at {@code pool}: it and everything above it stay, for somebody needs them. */
  private void halt(ResourcePool<?> pool, Throwable reason) {
    ResourcePool<?> top = then == null ? root : then;
    ResourcePool<?> above = top.parent();
    for (var stuck = pool; stuck != null && stuck != above; stuck = stuck.parent()) {
      stuck.giveUp();
    }
    failures.addInFront(reason);
  }
}
