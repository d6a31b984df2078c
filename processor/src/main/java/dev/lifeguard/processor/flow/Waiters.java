package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;

/** Pools that wait for threads: what {@code own(thread)} says before the thread is started. */
final class Waiters {

  private static final FieldRef WAITER =
      FieldRef.field(Contract.WAITER, "what waits for a thread", TypeFact.OBJECT);

  private final Frame frame;
  private final Atoms atoms;

  Waiters(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
  }

  /** A thread that a pool waits for before it is gone runs no longer than that. */
  Value runner(Value task, Value to) {
    if (!to.equals(Value.of(Atoms.HEAP, Value.ITSELF))) {
      return to;
    }
    Value runner = Value.NOTHING;
    for (int ref : task.refs()) {
      Value waiter = frame.content(Value.atom(ref), WAITER.key());
      boolean thread = atoms.get(Value.atom(ref)) instanceof Atom.Obj && !waiter.isNothing();
      runner = runner.union(thread ? waiter : to);
    }
    return runner;
  }

  /** The pool waits until the thread has ended, before it is gone itself. */
  void willAwait(Value thread, Value pool, Site site) {
    for (int ref : thread.refs()) {
      int atom = Value.atom(ref);
      if (atoms.get(atom) instanceof Atom.Obj) {
        int place = atoms.place(atom, WAITER);
        Value all = thread.isOne() ? Value.NOTHING : frame.content(atom, WAITER.key());
        frame.state(frame.state().content(place, all.union(pool.residents())));
      } else if (frame.isForeign(atom)) {
        Value one = Value.of(atom, Value.way(ref));
        frame.tell(new Effect.Stored(one, WAITER, pool, TypeFact.OBJECT, site));
      }
    }
  }

  /** Whether the function waits for what it is given. */
  boolean isAwaitedBy(Value function) {
    for (int ref : function.refs()) {
      boolean closure =
          atoms.get(Value.atom(ref)) instanceof Atom.Obj obj
              && obj.closure().isPresent()
              && awaitsItsArgument(obj.closure().get());
      if (!closure) {
        return false;
      }
    }
    return !function.isNothing();
  }

  private boolean awaitsItsArgument(Body function) {
    Summary summary = frame.program().summary(function);
    for (Effect effect : summary.effects()) {
      if (effect instanceof Effect.Awaited awaited) {
        for (int ref : awaited.value().refs()) {
          boolean argument =
              summary.atoms().get(Value.atom(ref)) instanceof Atom.Root root
                  && root.index() == Captures.count(function);
          if (argument) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
