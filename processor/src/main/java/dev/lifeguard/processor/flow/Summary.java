package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Carry;
import java.util.BitSet;
import java.util.List;

/**
 * What a body does, in terms of its own atoms: what callers need to know.
 *
 * @param atoms the atoms that the rest speaks of
 * @param result what it returns
 * @param contents what is in the objects that it made, when it returns
 * @param effects what it does to what it was given, in order; what it ends comes last
 * @param owed the pools in its result that whoever gets them has to close
 * @param gone the pools that it made and that have ended whenever it returns
 */
record Summary(
    Atoms atoms,
    Value result,
    IntMap<Value> contents,
    List<Effect> effects,
    BitSet owed,
    BitSet gone) {

  Summary {
    effects = List.copyOf(effects);
  }

  /** Of a body that is being analysed for the first time: does nothing, returns nothing. */
  static final Summary NONE =
      new Summary(
          new Atoms(), Value.NOTHING, IntMap.empty(), List.of(), new BitSet(), new BitSet());

  /** Whether anything that has a lifetime was put into an object, or may be put deeper into it. */
  boolean carries(int object, Program program) {
    if (isGivenSomething(object)) {
      return true;
    }
    State state = State.START.contents(contents);
    for (Reach.Step step : Reach.of(Value.of(object, Value.ITSELF), atoms, state)) {
      if ((step.inside() && takes(step.atom()))
          || !(atoms.get(step.atom()) instanceof Atom.Obj)
          || hasBehaviour(step.atom(), program)) {
        return true;
      }
    }
    return false;
  }

  /** Whether callers put something into it, though it may be gone when the body returns. */
  private boolean isGivenSomething(int object) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Stored stored && stored.base().mentions(object)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something can be put into it later, by code that knows its own parts. */
  private boolean takes(int object) {
    return atoms.get(object) instanceof Atom.Obj obj
        && (obj.type().mutable() || obj.type().carry() == Carry.PLAIN);
  }

  /** Whether memory of the pool may be somewhere else, or in something else, than the result. */
  boolean keeps(Value pool) {
    Value memory = pool.residents();
    for (Effect effect : effects) {
      boolean kept =
          switch (effect) {
            case Effect.Stored stored -> reaches(stored.value(), memory, false);
            case Effect.Handed handed -> reaches(handed.task(), memory, false);
            case Effect.Called called ->
                called.arguments().stream().anyMatch(each -> reaches(each, memory, false));
            default -> false;
          };
      if (kept) {
        return true;
      }
    }
    return reaches(result, memory, true);
  }

  private boolean reaches(Value value, Value memory, boolean inside) {
    State state = State.START.contents(contents);
    for (Reach.Step step : Reach.of(value, atoms, state)) {
      if (memory.mentions(step.atom()) && (step.inside() || !inside)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it matters that it is called. */
  private boolean hasBehaviour(int object, Program program) {
    return atoms.get(object) instanceof Atom.Obj obj
        && obj.closure().map(program::summary).filter(each -> !each.saysNothing()).isPresent();
  }

  /** Whether a call makes no difference to anyone. */
  private boolean saysNothing() {
    return effects.isEmpty() && result.isNothing();
  }

  /** Whether callers see no difference, as far as a fixed point is concerned. */
  boolean saysNoMoreThan(Summary other) {
    return effects.size() == other.effects.size() && result.equals(other.result);
  }
}
