package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;

/**
 * A task that another thread may still run, or the value of a thread-local that is still set.
 *
 * @param task what was handed over
 * @param to what runs it: an executor, a thread; the heap for one that cannot be seen
 * @param waits the things that end this when they are awaited: executor, thread, future
 * @param local whether it is the value of a thread-local
 * @param thrown whether an exception led here on all paths: whoever waits for a task need not do it
 *     where that fails
 * @param site where it was handed over
 */
record Pending(Value task, Value to, Value waits, boolean local, boolean thrown, Site site) {

  /** Both; this one, if the other says no more: a loop ends when nothing is new. */
  Pending join(Pending other) {
    Pending both =
        new Pending(
            task.union(other.task),
            to.union(other.to),
            waits.union(other.waits),
            local || other.local,
            thrown && other.thrown,
            site);
    return both.equals(this) ? this : both;
  }

  /** The same after an exception. */
  Pending afterThrow() {
    return thrown ? this : new Pending(task, to, waits, local, true, site);
  }
}
