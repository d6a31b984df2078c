package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import dev.lifeguard.processor.model.Kind;

/**
 * What other threads may still do: tasks handed to executors, threads and timers, values left in
 * thread-locals. A task may use whatever outlives the executor it was given to, and anything if it
 * is waited for.
 */
final class Tasks {

  private static final FieldRef TASK =
      new FieldRef("task", "a task", TypeFact.OBJECT, FieldRef.Role.TASK);

  private final Frame frame;
  private final Atoms atoms;
  private final Stores stores;

  Tasks(Frame frame, Stores stores) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.stores = stores;
  }

  /** {@code task} is handed to {@code to}; {@code result} stands for it, if there is one. */
  void hand(Value task, Value to, Value result, Site site) {
    if (task.isNothing()) {
      return;
    }
    if (leave(task, to, result, site)) {
      foreignThread(task);
    }
  }

  /** {@code value} is left in a thread-local, until that is set to something else or removed. */
  void leaveSet(Value value, Value threadLocal, Site site) {
    await(threadLocal);
    if (!value.isNothing()) {
      leave(value, threadLocal, Value.NOTHING, site);
    }
  }

  /** Whether nothing was found wrong: a task that must not be handed over is wrong enough. */
  private boolean leave(Value task, Value to, Value result, Site site) {
    if (frame.anyForeign(task) || frame.anyForeign(to)) {
      frame.tell(new Effect.Handed(task, to, site));
    }
    State state = frame.state();
    int number = atoms.site(site);
    Pending pending = new Pending(task, to, to.union(result).union(task), site);
    Pending known = state.pending().get(number);
    frame.state(
        state.pending(state.pending().put(number, known == null ? pending : known.join(pending))));
    if (frame.isAwaited(number)) {
      return true;
    }
    boolean fine = true;
    for (int ref : to.refs()) {
      boolean object = atoms.get(Value.atom(ref)) instanceof Atom.Obj;
      if (!object || frame.state().adopted().has(Value.atom(ref))) {
        fine &= check(pending, ref);
      } else {
        intoExecutor(Value.atom(ref), task);
      }
    }
    return fine;
  }

  /** Tasks of what {@code value} stands for are done. */
  void await(Value awaited) {
    IntMap<Pending> pending = frame.state().pending();
    if (pending.isEmpty()) {
      return;
    }
    Value value = withTasks(awaited);
    frame.state(
        frame
            .state()
            .pending(
                pending.map(
                    each -> {
                      boolean done = false;
                      for (int ref : value.refs()) {
                        done |= each.waits().mentions(Value.atom(ref));
                      }
                      if (done) {
                        frame.awaited(atoms.site(each.site()));
                      }
                      return done ? null : each;
                    })));
  }

  /** What it stands for, and the tasks that one waits for: futures of futures. */
  private Value withTasks(Value awaited) {
    Value all = awaited;
    for (boolean more = true; more; ) {
      Value before = all;
      for (int ref : before.refs()) {
        int place = atoms.knownPlace(Value.atom(ref), Contract.TASKS);
        if (place >= 0) {
          all = all.union(frame.state().content(place));
        }
      }
      more = !all.equals(before);
    }
    return all;
  }

  /** At the end of the body: whatever still runs runs on, unless the caller gets its executor. */
  void leave(Value returned) {
    frame
        .state()
        .pending()
        .forEach(
            (number, each) -> {
              for (int ref : each.to().refs()) {
                int atom = Value.atom(ref);
                boolean local =
                    atoms.get(atom) instanceof Atom.Obj
                        && !frame.state().adopted().has(atom)
                        && !Reach.has(returned, atom, atoms, frame.state());
                if (local) {
                  check(each, Value.ref(Atoms.HEAP, Value.ITSELF));
                } else if (frame.isAwaited(number) && !(atoms.get(atom) instanceof Atom.Obj)) {
                  check(each, ref);
                }
              }
            });
  }

  /** Whether nothing was found wrong. */
  private boolean check(Pending pending, int to) {
    int target = Value.atom(to);
    for (Reach.Step step : Reach.of(pending.task(), atoms, frame.state())) {
      if (atoms.get(step.atom()) instanceof Atom.Obj) {
        continue;
      }
      if (frame.order().outlives(step.ref(), target).isWrong()) {
        frame.report(new Violation.OutlivedTask(pending.site(), step.ref(), target));
        return false;
      }
    }
    stores.escape(pending.task());
    return true;
  }

  private void intoExecutor(int executor, Value task) {
    frame.state(frame.state().addContent(atoms.place(executor, TASK), task));
  }

  /** A task that works with what only another thread may work with. */
  private void foreignThread(Value task) {
    for (Reach.Step step : Reach.of(task, atoms, frame.state())) {
      if (atoms.get(step.atom()) instanceof Atom.Obj obj && obj.closure().isPresent()) {
        Summary summary = frame.program().summary(obj.closure().get());
        for (Effect effect : summary.effects()) {
          if (effect instanceof Effect.Touched touched && touches(step.atom(), summary, touched)) {
            return;
          }
        }
      }
    }
  }

  private boolean touches(int closure, Summary summary, Effect.Touched touched) {
    for (int ref : touched.value().refs()) {
      int atom = Value.atom(ref);
      while (summary.atoms().get(atom) instanceof Atom.Part part) {
        Kind own = summary.atoms().home(atom);
        if (own != null && isConfined(own) && summary.atoms().get(part.base()) != null) {
          frame.report(new Violation.ForeignThread(touched.site(), foreign(closure)));
          return true;
        }
        atom = part.base();
      }
      if (summary.atoms().get(atom) instanceof Atom.Root root) {
        int place = atoms.knownPlace(closure, Captures.key(root.index()));
        Value captured = place < 0 ? Value.NOTHING : frame.state().content(place);
        for (int each : captured.refs()) {
          if (isConfined(Value.atom(each))) {
            frame.report(new Violation.ForeignThread(touched.site(), each));
            return true;
          }
        }
      }
    }
    return false;
  }

  private int foreign(int closure) {
    for (Reach.Step step : Reach.of(Value.of(closure, Value.ITSELF), atoms, frame.state())) {
      if (!(atoms.get(step.atom()) instanceof Atom.Obj)) {
        return step.ref();
      }
    }
    return Value.ref(closure, Value.ITSELF);
  }

  private boolean isConfined(int atom) {
    for (int each : atoms.chain(atom)) {
      Kind kind = atoms.home(each);
      if (kind != null) {
        return isConfined(kind);
      }
    }
    return false;
  }

  private static boolean isConfined(Kind kind) {
    return !kind.shared() && !kind.permanent();
  }
}
