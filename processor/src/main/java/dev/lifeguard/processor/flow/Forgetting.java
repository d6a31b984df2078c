package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out of states what cannot matter any more: variables that are not read again, and what
 * became of pools and objects made here that nothing refers to.
 */
final class Forgetting {

  private final Atoms atoms;

  Forgetting(Atoms atoms) {
    this.atoms = atoms;
  }

  /** What is left of a state where only those variables are read later. */
  State left(State state, BitSet live) {
    State left = state.vars(state.vars().filter(live::get));
    boolean nothing = left.closed().isEmpty() && left.open().isEmpty() && left.contents().isEmpty();
    return nothing || !atoms.anyTracked() ? left : withoutLost(left);
  }

  private State withoutLost(State left) {
    Set<Integer> seen = new HashSet<>();
    left.vars().forEach((_, value) -> reach(value, left, seen));
    left.pending()
        .forEach(
            (_, each) -> {
              reach(each.task(), left, seen);
              reach(each.to(), left, seen);
              reach(each.waits(), left, seen);
            });
    left.contents()
        .forEach(
            (place, value) -> {
              if (!(atoms.get(atoms.placeAtom(place)) instanceof Atom.Obj)) {
                reach(value, left, seen);
              }
            });
    return withLost(left, seen)
        .contents(left.contents().filter(place -> !isLost(atoms.placeAtom(place), left, seen)))
        .closed(left.closed().filter(atom -> !isOurs(atom) || seen.contains(atom)));
  }

  private boolean isLost(int atom, State left, Set<Integer> seen) {
    return atoms.get(atom) instanceof Atom.Obj && !seen.contains(atom) && !left.growth().has(atom);
  }

  /** A pool that nothing refers to any more stays open, whatever else of its sort is closed. */
  private State withLost(State left, Set<Integer> seen) {
    IntMap<Site> open = left.open();
    Map<Integer, Site> lost = new HashMap<>();
    open.forEach(
        (pool, site) -> {
          if (!seen.contains(pool)) {
            lost.put(pool, site);
          }
        });
    for (Map.Entry<Integer, Site> each : lost.entrySet()) {
      open =
          open.remove(each.getKey()).put(atoms.aged(each.getKey(), Age.EARLIER), each.getValue());
    }
    return left.open(open);
  }

  private void reach(Value value, State left, Set<Integer> seen) {
    for (Reach.Step step : Reach.of(value, atoms, left)) {
      for (int each : atoms.chain(step.atom())) {
        seen.add(each);
      }
    }
  }

  private boolean isOurs(int atom) {
    return atoms.get(atom) instanceof Atom.Made || atoms.get(atom) instanceof Atom.Result;
  }
}
