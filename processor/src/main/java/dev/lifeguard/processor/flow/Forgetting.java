package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    BitSet seen = reached(left);
    return withLost(left, seen)
        .contents(left.contents().filter(place -> !isLost(atoms.placeAtom(place), left, seen)))
        .closed(left.closed().filter(atom -> !isOurs(atom) || seen.get(atom)));
  }

  /** What can still be got at, and what that is inside of. */
  private BitSet reached(State left) {
    List<Value> roots = new ArrayList<>();
    left.vars().forEach((_, value) -> roots.add(value));
    left.pending()
        .forEach(
            (_, each) -> {
              roots.add(each.task());
              roots.add(each.to());
              roots.add(each.waits());
            });
    left.contents()
        .forEach(
            (place, value) -> {
              if (!(atoms.get(atoms.placeAtom(place)) instanceof Atom.Obj)) {
                roots.add(value);
              }
            });
    BitSet seen = new BitSet();
    for (Reach.Step step : Reach.of(roots, atoms, left)) {
      atoms.chain(step.atom()).forEach(seen::set);
    }
    return seen;
  }

  private boolean isLost(int atom, State left, BitSet seen) {
    return atoms.get(atom) instanceof Atom.Obj && !seen.get(atom) && !left.growth().has(atom);
  }

  /** A pool that nothing refers to any more stays open, whatever else of its sort is closed. */
  private State withLost(State left, BitSet seen) {
    Map<Integer, Site> lost = new HashMap<>();
    left.open()
        .forEach(
            (pool, site) -> {
              if (!seen.get(pool)) {
                lost.put(pool, site);
              }
            });
    IntMap<Site> open = left.open();
    for (Map.Entry<Integer, Site> each : lost.entrySet()) {
      open =
          open.remove(each.getKey()).put(atoms.aged(each.getKey(), Age.EARLIER), each.getValue());
    }
    return left.open(open);
  }

  private boolean isOurs(int atom) {
    return atoms.get(atom) instanceof Atom.Made || atoms.get(atom) instanceof Atom.Result;
  }
}
