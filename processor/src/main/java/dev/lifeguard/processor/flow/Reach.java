package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Everything that a value keeps alive or depends on: itself, and what is in the objects made here
 * that it refers to. A container or closure lives as long as the shortest-lived of these.
 */
final class Reach {

  /**
   * One thing reached.
   *
   * @param ref the reference
   * @param inside whether it was reached through an object, not directly
   * @param captured whether a closure on the way captures it
   * @param awaited whether something waits for it to be done: a future for the one before it, whose
   *     value it does not keep
   */
  record Step(int ref, boolean inside, boolean captured, boolean awaited) {
    int atom() {
      return Value.atom(ref);
    }
  }

  private final Atoms atoms;
  private final State state;
  private final List<Step> steps = new ArrayList<>();
  private final BitSet seen = new BitSet();

  private Reach(Atoms atoms, State state) {
    this.atoms = atoms;
    this.state = state;
  }

  /** What {@code value} reaches, nearest first. */
  static List<Step> of(Value value, Atoms atoms, State state) {
    return of(List.of(value), atoms, state);
  }

  /** What they all reach together, nearest first. */
  static List<Step> of(List<Value> values, Atoms atoms, State state) {
    var reach = new Reach(atoms, state);
    for (Value value : values) {
      for (int ref : value.refs()) {
        reach.enter(new Step(ref, false, false, false));
      }
    }
    reach.walk();
    return reach.steps;
  }

  /** Whether {@code value} reaches the atom. */
  static boolean has(Value value, int atom, Atoms atoms, State state) {
    if (value.mentions(atom)) {
      return true;
    }
    for (Step step : of(value, atoms, state)) {
      if (step.atom() == atom) {
        return true;
      }
    }
    return false;
  }

  private void walk() {
    for (int next = 0; next < steps.size(); next++) {
      Step step = steps.get(next);
      if (atoms.get(step.atom()) instanceof Atom.Obj) {
        enterContents(step);
      }
    }
  }

  private void enterContents(Step step) {
    for (int place : atoms.placesOf(step.atom())) {
      Value content = state.content(place);
      if (content.isNothing()) {
        continue;
      }
      String key = atoms.placeKey(place);
      if (FieldRef.isSlot(key)) { // empty once the child is gone
        continue;
      }
      if (step.awaited() && key.equals(FieldRef.ELEMENTS)) {
        continue;
      }
      boolean captured = step.captured() || atoms.isCapture(place);
      boolean awaited = key.equals(Contract.TASKS);
      for (int ref : content.refs()) {
        enter(new Step(ref, true, captured, awaited));
      }
    }
  }

  private void enter(Step step) {
    atoms.step();
    int number = step.ref() << 1 | (step.awaited() ? 1 : 0);
    if (!seen.get(number)) {
      seen.set(number);
      steps.add(step);
    }
  }
}
