package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tasks of one place in a body that other threads may still run, or the values of a thread-local
 * that is still set.
 *
 * @param handed what was handed over, and to whom: each round of a loop has its own
 * @param waits the things that end this when they are awaited: executor, thread, future
 * @param local whether it is the value of a thread-local
 * @param thrown whether an exception led here on all paths: whoever waits for a task need not do it
 *     where that fails
 * @param site where it was handed over
 */
record Pending(SequencedSet<Handed> handed, Value waits, boolean local, boolean thrown, Site site) {

  /**
   * One task.
   *
   * @param to what runs it: an executor, a thread; the heap for one that cannot be seen
   */
  record Handed(Value task, Value to) {

    private Handed map(UnaryOperator<Value> values) {
      return new Handed(values.apply(task), values.apply(to));
    }
  }

  /** One task so far. */
  Pending(Value task, Value to, Value waits, boolean local, Site site) {
    this(new LinkedHashSet<>(Set.of(new Handed(task, to))), waits, local, false, site);
  }

  Pending {
    handed = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(handed));
  }

  /** All tasks. */
  Value task() {
    Value all = Value.NOTHING;
    for (Handed each : handed) {
      all = all.union(each.task());
    }
    return all;
  }

  /** Whatever runs any of them. */
  Value to() {
    Value all = Value.NOTHING;
    for (Handed each : handed) {
      all = all.union(each.to());
    }
    return all;
  }

  /** Both; this one, if the other says no more: a loop ends when nothing is new. */
  Pending join(Pending other) {
    SequencedSet<Handed> all = new LinkedHashSet<>(handed);
    all.addAll(other.handed);
    Pending both =
        new Pending(
            all, waits.union(other.waits), local || other.local, thrown && other.thrown, site);
    return both.equals(this) ? this : both;
  }

  /** The same after an exception. */
  Pending afterThrow() {
    return thrown ? this : new Pending(handed, waits, local, true, site);
  }

  /** The same with other values. */
  Pending map(UnaryOperator<Value> values) {
    SequencedSet<Handed> mapped = new LinkedHashSet<>();
    handed.forEach(each -> mapped.add(each.map(values)));
    return new Pending(mapped, values.apply(waits), local, thrown, site);
  }
}
