package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tasks of other threads do with pools that only the thread that made them may work with: make
 * pools in them, allocate, end them, access their memory. The first of these is reported.
 */
final class Confinement {

  private final Frame frame;
  private final Atoms atoms;

  Confinement(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
  }

  /** {@code task}, and whatever it can call, runs in another thread; it is handed over there. */
  void check(Value task, Site site) {
    for (Reach.Step step : Reach.of(task, atoms, frame.state())) {
      if (atoms.get(step.atom()) instanceof Atom.Obj obj) {
        for (Body body : bodies(obj)) {
          if (reports(step.atom(), obj.closure().isPresent(), body, site)) {
            return;
          }
        }
      }
    }
  }

  /** What runs when the object is called: a lambda's body, the overriding methods of a class. */
  private List<Body> bodies(Atom.Obj obj) {
    return obj.closure().map(List::of).orElseGet(() -> frame.program().callbacks(obj.owner()));
  }

  private boolean reports(int object, boolean closure, Body body, Site handed) {
    Summary summary = frame.program().summary(body);
    for (Effect effect : summary.effects()) {
      if (effect instanceof Effect.Touched touched) {
        int foreign = confined(object, closure, summary, touched.value());
        if (foreign >= 0) {
          boolean elsewhere = frame.program().isLearnt(body);
          frame.report(new Violation.ForeignThread(elsewhere ? handed : touched.site(), foreign));
          return true;
        }
      }
    }
    return false;
  }

  /** Something confined that the body of {@code object} calls that value; -1 if there is none. */
  private int confined(int object, boolean closure, Summary summary, Value touched) {
    for (int ref : touched.refs()) {
      Value ours = ours(object, closure, summary, Value.atom(ref));
      Kind said = kind(summary.atoms(), Value.atom(ref));
      for (Reach.Step step : Reach.of(ours, atoms, frame.state())) {
        if (atoms.get(step.atom()) instanceof Atom.Obj) {
          continue;
        }
        Kind kind = said == null ? kind(atoms, step.atom()) : said;
        if (kind != null && !kind.shared() && !kind.permanent()) {
          return step.ref();
        }
      }
    }
    return -1;
  }

  /** What the body reaches that through: what its object captured. */
  private Value ours(int object, boolean closure, Summary summary, int theirs) {
    return switch (summary.atoms().get(theirs)) {
      case Atom.Root root when closure -> frame.content(object, Captures.key(root.index()));
      case Atom.Root root -> root.index() == 0 ? Value.of(object, Value.ITSELF) : Value.NOTHING;
      case Atom.Part part -> {
        Value base = ours(object, closure, summary, part.base());
        Value found = Value.NOTHING;
        for (int ref : base.refs()) {
          boolean here = atoms.get(Value.atom(ref)) instanceof Atom.Obj;
          found =
              found.union(
                  here
                      ? frame.content(Value.atom(ref), part.field().key())
                      : Value.of(Value.atom(ref), Value.way(ref)));
        }
        yield found;
      }
      default -> Value.NOTHING;
    };
  }

  /** The kind whose pool it is, or is in: the nearest that is known. */
  private static @Nullable Kind kind(Atoms atoms, int atom) {
    for (int each : atoms.chain(atom)) {
      Kind kind = atoms.home(each);
      if (kind != null) {
        return kind;
      }
    }
    return null;
  }
}
