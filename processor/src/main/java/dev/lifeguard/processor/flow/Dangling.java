package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Objects made here that a longer-lived thing holds while a pool that they need is closed: a
 * scratch pool may be handed to what it is inside of, for it ends with that, but not if it is
 * closed before. So may an arena of the JDK be handed to anything.
 *
 * <p>Only fields count, for it can be seen when something else is put there.
 */
final class Dangling {

  /** Where an object was put. */
  private record Hold(int base, FieldRef field, int target, Site site) {}

  /** The marks of objects that are held, and of those that need a pool that was closed since. */
  private static final String HELD = "held ";

  private static final String DANGLING = "dangling ";

  private final Frame frame;
  private final Map<Integer, Hold> holds = new LinkedHashMap<>();

  Dangling(Frame frame) {
    this.frame = frame;
  }

  /** {@code base.field = value}; {@code only} if the base is one thing for sure. */
  void put(int base, boolean only, FieldRef field, Value value, int target, Site site) {
    boolean single = field.role() == FieldRef.Role.FIELD || field.role() == FieldRef.Role.OUTLIVING;
    if (!single || !only || !frame.atoms().anyTracked()) {
      return;
    }
    holds.forEach(
        (object, hold) -> {
          if (hold.base() == base && hold.field().key().equals(field.key())) {
            frame.mark(HELD, object, Value.NOTHING);
            frame.mark(DANGLING, object, Value.NOTHING);
          }
        });
    for (int ref : value.refs()) {
      int object = Value.atom(ref);
      if (frame.atoms().get(object) instanceof Atom.Obj || frame.atoms().isArena(object)) {
        holds.put(object, new Hold(base, field, target, site));
        frame.mark(HELD, object, Value.of(object, Value.ITSELF));
      }
    }
  }

  /** The pool is closed while what is held may need it. */
  void closed(int pool) {
    if (!(frame.atoms().get(pool) instanceof Atom.Made)) {
      return;
    }
    holds.forEach(
        (object, hold) -> {
          Value held = frame.marked(HELD, object);
          if (Reach.has(held, pool, frame.atoms(), frame.state())
              && !frame.order().isInside(hold.target(), pool)) {
            frame.mark(DANGLING, object, Value.of(pool, Value.ITSELF));
          }
        });
  }

  /** The body returns. */
  void check() {
    holds.forEach(
        (object, hold) -> {
          Value gone = frame.marked(DANGLING, object);
          if (!gone.isNothing()) {
            frame.mark(DANGLING, object, Value.NOTHING);
            frame.report(violation(object, gone.refs()[0], hold));
          }
        });
  }

  private Violation violation(int object, int gone, Hold hold) {
    boolean captured = false;
    Value held = Value.of(object, Value.ITSELF);
    for (Reach.Step step : Reach.of(held, frame.atoms(), frame.state())) {
      captured |= step.captured() && step.atom() == Value.atom(gone);
    }
    return new Violation.Misplaced(
        hold.site(),
        gone,
        hold.target(),
        hold.field(),
        TypeFact.OBJECT,
        Verdict.SHORTER,
        captured,
        "");
  }
}
