package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;

/**
 * A task that another thread may still run, or the value of a thread-local that is still set.
 *
 * @param task what was handed over
 * @param to what runs it: an executor, a thread; the heap for one that cannot be seen
 * @param waits the things that end this when they are awaited: executor, thread, future
 * @param site where it was handed over
 */
record Pending(Value task, Value to, Value waits, Site site) {

  Pending join(Pending other) {
    Pending both =
        new Pending(task.union(other.task), to.union(other.to), waits.union(other.waits), site);
    return both.equals(this) ? this : both;
  }
}
