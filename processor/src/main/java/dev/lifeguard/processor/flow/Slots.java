package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;

/** What putting a child into a slot does to the one before, and whether it is one's own child. */
final class Slots {

  private final Frame frame;
  private final Atoms atoms;
  private final Loads loads;
  private final Pools pools;

  Slots(Frame frame, Loads loads, Pools pools) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.loads = loads;
    this.pools = pools;
  }

  /** Destroys what is in the slot; asks what comes next. */
  void replace(int atom, FieldRef slot, Value value, Site site) {
    Value previous = loads.load(Value.of(atom, Value.ITSELF), slot, site);
    if (!previous.equals(value)) {
      pools.replaced(previous, site);
    }
    fits(atom, slot, value, site);
  }

  /** Asks that a slot is given children of the struct that it belongs to. */
  void fit(Value base, FieldRef slot, Value value, Site site) {
    for (int ref : base.refs()) {
      fits(Value.atom(ref), slot, value, site);
    }
  }

  private void fits(int atom, FieldRef slot, Value value, Site site) {
    if (atoms.get(atom) instanceof Atom.Obj) {
      frame.holders(atom).forEach(pool -> fits(pool, slot, value, site));
      return;
    }
    for (int ref : value.refs()) {
      if (isChildOfAnother(Value.atom(ref), atom)) {
        frame.report(
            new Violation.Misplaced(
                site, ref, atom, slot, slot.type(), Verdict.OTHER_POOL, false, ""));
      }
    }
  }

  private boolean isChildOfAnother(int child, int parent) {
    Value parents = atoms.parents(child);
    if (!(atoms.get(child) instanceof Atom.Made) || parents.isNothing()) {
      return false;
    }
    for (int ref : parents.refs()) {
      int other = Value.atom(ref);
      boolean visible =
          atoms.get(other) instanceof Atom.Made && (atoms.isOlder(parent) || isMade(parent));
      boolean made = isMade(parent) && atoms.isOlder(other);
      if (other == parent || !(visible || made)) {
        return false;
      }
    }
    return true;
  }

  private boolean isMade(int atom) {
    return atoms.get(atom) instanceof Atom.Made;
  }
}
