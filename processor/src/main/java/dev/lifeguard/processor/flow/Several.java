package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.model.Kind;

/**
 * What is in an object that may stand for several, because they were made many calls further down:
 * of one of them here, of another there. When it is put into a pool that any of this is from, it is
 * the one that has what is from that very pool.
 */
final class Several {

  private final Atoms atoms;
  private final State state;

  Several(Atoms atoms, State state) {
    this.atoms = atoms;
    this.state = state;
  }

  /** The state in which what {@code value} reaches is the one that fits the pool. */
  State fitting(Value value, int pool) {
    State fitting = state;
    if (!(atoms.get(pool) instanceof Atom.Made)) {
      return fitting;
    }
    for (Reach.Step step : Reach.of(value, atoms, state)) {
      if (atoms.get(step.atom()) instanceof Atom.Obj && atoms.mayBeSeveral(step.atom())) {
        fitting = fitting(step.atom(), pool, fitting);
      }
    }
    return fitting;
  }

  private State fitting(int object, int pool, State before) {
    State fitting = before;
    for (int place : atoms.placesOf(object)) {
      Value content = state.content(place);
      if (!content.isOne() && content.mentions(pool)) {
        fitting = fitting.content(place, withoutOthers(content, pool));
      }
    }
    return fitting;
  }

  private Value withoutOthers(Value content, int pool) {
    Kind kind = atoms.home(pool);
    Value left = Value.NOTHING;
    for (int ref : content.refs()) {
      int atom = Value.atom(ref);
      boolean other =
          atom != pool
              && kind != null
              && atoms.get(atom) instanceof Atom.Made
              && kind.equals(atoms.home(atom));
      left = other ? left : left.plus(ref);
    }
    return left;
  }
}
