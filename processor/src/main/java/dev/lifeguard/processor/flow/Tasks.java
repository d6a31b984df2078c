package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * What other threads may still do: tasks handed to executors, threads and timers, values left in
 * thread-locals. A task may use whatever outlives the executor it was given to, and anything if it
 * is waited for.
 *
 * <pre>
 *   handed to                            may use what outlives
 *   an executor that a pool owns         the pool
 *   one that is somewhere in a struct    the struct
 *   a thread, one of a static field      the program
 *   one made here                        this body, until it is put somewhere; what is closed here
 *                                        before it is waited for is too short-lived
 * </pre>
 *
 * What is waited for on some way is found on the first rounds over a body; only what is not is
 * checked where it is handed over. For what is, an exception counts as waiting, for whoever waits
 * is not asked to do it where that fails; but a thread-local has to be removed then, too. A loop
 * that waits for what was started before it is taken to wait for all of that.
 */
final class Tasks {

  private static final FieldRef TASK =
      new FieldRef("task", "a task", TypeFact.OBJECT, FieldRef.Role.TASK);

  private final Frame frame;
  private final Atoms atoms;
  private final Stores stores;
  private final Waiters waiters;
  private final Confinement confinement;
  private final BitSet reported = new BitSet();
  private final BitSet awaited = new BitSet();
  private final BitSet awaitedAfterThrow = new BitSet();
  private final BitSet awaitedInLoop = new BitSet();
  private final BitSet leftToCallers = new BitSet();
  private boolean anyHanded;

  Tasks(Frame frame, Stores stores) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.stores = stores;
    this.waiters = new Waiters(frame);
    this.confinement = new Confinement(frame);
  }

  /** {@code task} is handed to {@code to}; {@code result} stands for it, if there is one. */
  void hand(Value task, Value to, Value result, Site site) {
    again(task, to, result, false, site);
  }

  /** Other threads run {@code task} while this one waits for them. */
  void lend(Value task, Site site) {
    confinement.check(task, site);
  }

  /** {@code value} is left in a thread-local, until that is set to something else or removed. */
  void leaveSet(Value value, Value threadLocal, Site site) {
    again(value, threadLocal, Value.NOTHING, true, site);
  }

  /** The same, where a callee does one of these. */
  void again(Value task, Value to, Value result, boolean local, Site site) {
    if (local) {
      await(to, site);
    }
    if (task.isNothing()) {
      return;
    }
    anyHanded = true;
    Value runner = waiters.runner(task, to);
    Value waits = runner.union(result).union(task);
    boolean owned = !runner.equals(to) && !runner.mentions(Atoms.HEAP);
    boolean fine = add(new Pending(task, runner, waits, local, site), result, owned);
    if (fine && !local) {
      confinement.check(task, site);
    }
  }

  Waiters waiters() {
    return waiters;
  }

  /** Whether nothing is found wrong with it so far; a pool that owns a thread has asked already. */
  private boolean add(Pending pending, Value result, boolean owned) {
    State state = frame.state();
    int number = atoms.site(pending.site());
    Pending known = state.pending().get(number);
    Pending all = known == null ? pending : known.join(pending);
    frame.state(state.pending(state.pending().put(number, all)));
    if (awaited.get(number)) {
      return true;
    }
    boolean fine = true;
    for (int ref : pending.to().refs()) {
      List<Integer> targets = targets(ref);
      if (targets.isEmpty()) {
        intoExecutor(Value.atom(ref), pending.task());
      }
      fine &= owned || leftToCallers.get(number) || check(pending, pending.task(), targets);
    }
    if (fine) {
      tell(pending, result);
    }
    return fine;
  }

  private void tell(Pending pending, Value result) {
    for (Pending.Handed each : pending.handed()) {
      boolean known = frame.anyForeign(each.to());
      for (Reach.Step step : Reach.of(each.task(), atoms, frame.state())) {
        known |= frame.isForeign(step.atom());
      }
      if (known) {
        frame.tell(
            new Effect.Handed(each.task(), each.to(), result, pending.local(), pending.site()));
      }
    }
  }

  /** What a task of it has to outlive; nothing if it is an executor that nobody else has. */
  private List<Integer> targets(int to) {
    int atom = Value.atom(to);
    return atoms.get(atom) instanceof Atom.Obj ? frame.holders(atom) : List.of(atom);
  }

  /** Tasks of what {@code value} stands for are done. */
  void await(Value awaited, Site site) {
    if (!frame.state().pending().isEmpty()) {
      Value value = withTasks(awaited);
      drop(each -> mentionsAny(each.waits(), value), site);
    }
  }

  private static boolean mentionsAny(Value waits, Value awaited) {
    for (int ref : awaited.refs()) {
      if (waits.mentions(Value.atom(ref))) {
        return true;
      }
    }
    return false;
  }

  /** These tasks are done. */
  private void drop(Predicate<Pending> done, Site site) {
    Value[] executors = {Value.NOTHING};
    State state = frame.state();
    IntMap<Pending> left =
        state
            .pending()
            .map(
                each -> {
                  if (!done.test(each)) {
                    return each;
                  }
                  int number = atoms.site(each.site());
                  awaited.set(number);
                  if (each.thrown()) {
                    awaitedAfterThrow.set(number);
                  }
                  if (site.loop() != Site.NO_LOOP
                      && !frame.isWithin(each.site().loop(), site.loop())) {
                    awaitedInLoop.set(number);
                  }
                  executors[0] = executors[0].union(each.to());
                  return null;
                });
    frame.state(state.pending(left));
    for (int ref : executors[0].refs()) {
      int place = atoms.knownPlace(Value.atom(ref), TASK.key());
      if (place >= 0 && atoms.get(Value.atom(ref)) instanceof Atom.Obj) {
        frame.state(frame.state().content(place, tasks(Value.atom(ref))));
      }
    }
  }

  private Value tasks(int executor) {
    Value[] tasks = {Value.NOTHING};
    frame
        .state()
        .pending()
        .forEach(
            (_, each) -> {
              if (each.to().mentions(executor)) {
                tasks[0] = tasks[0].union(each.task());
              }
            });
    return tasks[0];
  }

  /** What it stands for, and the tasks that one waits for: futures of futures. */
  private Value withTasks(Value awaited) {
    Value all = awaited;
    for (boolean more = true; more; ) {
      Value before = all;
      for (int ref : before.refs()) {
        all = all.union(frame.content(Value.atom(ref), Contract.TASKS));
      }
      more = !all.equals(before);
    }
    return all;
  }

  /** Pools have just been closed or cleared: those of executors first, with all their tasks. */
  void ended(Site site) {
    if (frame.state().pending().isEmpty()) {
      return;
    }
    drop(this::isEnded, site);
    frame
        .state()
        .pending()
        .forEach(
            (number, each) -> {
              if (!isForgiven(number, each)) {
                checkAlive(number, each);
              }
            });
  }

  /** Whether any task was handed over, so that it matters what comes later. */
  boolean anyHanded() {
    return anyHanded;
  }

  private boolean isEnded(Pending pending) {
    for (int ref : pending.to().refs()) {
      for (int target : targets(ref)) {
        if (frame.state().closed().has(target)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isForgiven(int number, Pending pending) {
    return reported.get(number)
        || awaitedInLoop.get(number)
        || (pending.thrown() && !pending.local() && awaited.get(number));
  }

  private void checkAlive(int number, Pending pending) {
    for (Reach.Step step : Reach.of(pending.task(), atoms, frame.state())) {
      if (frame.state().closed().has(step.atom())) {
        report(number, pending, step.ref(), Value.atom(pending.to().refs()[0]));
        return;
      }
    }
  }

  /** Whatever was left in thread-locals before is left there if an exception comes from here. */
  void thrown(IntMap<Pending> before) {
    before.forEach(
        (number, each) -> {
          if (each.local()
              && awaited.get(number)
              && !awaitedAfterThrow.get(number)
              && frame.state().pending().has(number)) {
            each.handed().forEach(one -> check(each, one));
          }
        });
  }

  /** At the end of the body: whatever still runs runs on, unless the caller gets its executor. */
  void leave(Value returned) {
    frame
        .state()
        .pending()
        .forEach(
            (number, each) -> {
              if (isHandedOn(each, returned)) {
                leftToCallers.set(number);
              } else if (!isForgiven(number, each)) {
                leave(number, each, returned);
              }
            });
  }

  /** Whether callers of a lambda get what stands for the task, so that they may wait for it. */
  private boolean isHandedOn(Pending pending, Value returned) {
    if (frame.body().callee().isPresent() || pending.local()) {
      return false;
    }
    for (int ref : pending.waits().refs()) {
      int atom = Value.atom(ref);
      if (!pending.to().mentions(atom) && !pending.task().mentions(atom)) {
        Value holders = frame.state().adopted().get(atom);
        boolean kept = holders != null && frame.anyForeign(holders);
        if (kept || Reach.has(returned, atom, atoms, frame.state())) {
          return true;
        }
      }
    }
    return false;
  }

  private void leave(int number, Pending pending, Value returned) {
    for (Pending.Handed each : pending.handed()) {
      if (!leave(number, pending, each, returned)) {
        return;
      }
    }
    if (awaited.get(number)) {
      tell(pending, Value.NOTHING);
    }
  }

  private boolean leave(int number, Pending pending, Pending.Handed handed, Value returned) {
    boolean fine = true;
    for (int ref : handed.to().refs()) {
      List<Integer> targets = targets(ref);
      if (!targets.isEmpty()) {
        fine &= !awaited.get(number) || check(pending, handed.task(), targets);
      } else if (!Reach.has(returned, Value.atom(ref), atoms, frame.state())) {
        fine &= check(pending, handed.task(), List.of(Atoms.HEAP));
      }
    }
    return fine;
  }

  private void check(Pending pending, Pending.Handed handed) {
    for (int ref : handed.to().refs()) {
      check(pending, handed.task(), targets(ref));
    }
  }

  private boolean check(Pending pending, Value task, List<Integer> targets) {
    List<Reach.Step> steps = Reach.of(task, atoms, frame.state());
    stores.escape(task);
    for (Reach.Step step : steps) {
      if (atoms.get(step.atom()) instanceof Atom.Obj) {
        continue;
      }
      for (int target : targets) {
        if (frame.order().outlives(step.ref(), target).isWrong()) {
          report(atoms.site(pending.site()), pending, step.ref(), target);
          return false;
        }
      }
    }
    return true;
  }

  private void report(int number, Pending pending, int ref, int target) {
    if (!frame.listener().isDeaf()) {
      reported.set(number);
    }
    frame.report(new Violation.OutlivedTask(pending.site(), ref, target));
  }

  private void intoExecutor(int executor, Value task) {
    frame.state(frame.state().addContent(atoms.place(executor, TASK), task));
  }
}
