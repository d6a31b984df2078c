package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.model.Kind;
import java.util.List;

/**
 * One of several things that something is put into. What is put there, if it is from the pool of
 * any of them, is from the pool of that very one, as in {@code
 * chosen.name(chosen.pool().allocateFrom("x"))}.
 *
 * @param others the pools of the others
 * @param around the thing, and what is around it
 */
record Chosen(Value others, List<Integer> around) {

  /** Nothing in particular. */
  static final Chosen ANY = new Chosen(Value.NOTHING, List.of());

  /** The one that is {@code atom}, of all that {@code base} may be. */
  static Chosen of(Frame frame, Value base, int atom, Value value) {
    Value others = base.isOne() ? Value.NOTHING : others(frame, base, atom, value);
    return new Chosen(others, frame.atoms().chain(atom));
  }

  private static Value others(Frame frame, Value base, int atom, Value value) {
    Value reached = Value.NOTHING;
    for (Reach.Step step : Reach.of(value, frame.atoms(), frame.state())) {
      reached = reached.plus(Value.ref(step.atom(), Value.ITSELF));
    }
    Value own = owners(frame, atom);
    Value others = Value.NOTHING;
    for (int ref : base.refs()) {
      Value owners = owners(frame, Value.atom(ref));
      if (!owners.mentionsAny(reached)) {
        return Value.NOTHING;
      }
      others = others.union(owners.without(own));
    }
    return others;
  }

  /** The thing, and what it is a part of, or is held by. */
  private static Value owners(Frame frame, int atom) {
    Atoms atoms = frame.atoms();
    Value owners = Value.of(atom, Value.ITSELF);
    if (atoms.get(atom) instanceof Atom.Obj) {
      for (int holder : frame.holders(atom)) {
        owners = owners.plus(Value.ref(holder, Value.ITSELF));
      }
    }
    for (int at = atom; atoms.get(at) instanceof Atom.Part part; at = part.base()) {
      owners = owners.plus(Value.ref(part.base(), Value.ITSELF));
    }
    return owners;
  }

  /** What of a value is not from the pools of the others. */
  Value withoutOthers(Value value) {
    Value fitting = Value.NOTHING;
    for (int ref : value.refs()) {
      fitting = isOfOthers(ref) ? fitting : fitting.plus(ref);
    }
    return fitting;
  }

  boolean isOfOthers(int ref) {
    return Value.way(ref) == Value.RESIDENT && others.mentions(Value.atom(ref));
  }

  /**
   * Whether it is what a thing around refers to upwards: {@code room.server()} where something is
   * made in the room. That may be one of several rooms, and each has its server.
   */
  boolean isAbove(Frame frame, int atom) {
    if (!(frame.atoms().get(atom) instanceof Atom.Part part) || !around.contains(part.base())) {
      return false;
    }
    Kind kind = frame.atoms().home(atom);
    Kind below = frame.atoms().home(part.base());
    return kind != null && below != null && frame.program().graph().outlives(kind, below);
  }
}
