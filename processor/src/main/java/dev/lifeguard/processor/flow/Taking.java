package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Site;

/**
 * Takes things out of containers. Which of several pools it is that was taken cannot be seen, but
 * that it is not one of those left: it is another atom than they are, of which the same is known.
 */
final class Taking {

  private final Frame frame;
  private final Atoms atoms;

  Taking(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
  }

  /** Whether it is one pool, made once for all that is known, so that taking it leaves nothing. */
  static boolean isTheOnlyOne(Value all, Atoms atoms) {
    return all.isOne()
        && Value.way(all.refs()[0]) == Value.ITSELF
        && atoms.get(Value.atom(all.refs()[0])) instanceof Atom.Made made
        && made.age() == Age.CURRENT;
  }

  /**
   * One of {@code all}, as it is from now on; unless {@code sure}, perhaps none, so that whoever
   * has to close what is left has to close it still.
   */
  Value taken(Value all, boolean sure, Site site) {
    if (!isOneOfMany(all, site)) {
      return all;
    }
    frame.rename(each -> isTaken(each) ? atoms.aged(each, Age.REPLACED) : each);
    Value taken = Value.NOTHING;
    for (int ref : all.refs()) {
      int atom = Value.atom(ref);
      taken =
          taken.plus(
              atoms.isStillThere(atom) && Value.way(ref) == Value.ITSELF
                  ? Value.ref(take(atom, sure), Value.ITSELF)
                  : ref);
    }
    return taken;
  }

  /** What was taken out and is put into a container is one of those in there, as it was before. */
  Value putBack(Value value) {
    Value back = value;
    for (int ref : value.refs()) {
      int atom = Value.atom(ref);
      if (Value.way(ref) == Value.ITSELF && isTaken(atom) && !frame.state().closed().has(atom)) {
        int there = atoms.aged(atom, Age.CURRENT);
        back = back.with(atom, there);
        State state = frame.state();
        Site open = state.open().get(atom);
        if (open != null) {
          frame.state(state.open(state.open().remove(atom).put(there, open)));
        }
        frame.draining().putBack(atom);
      }
    }
    return back;
  }

  private boolean isOneOfMany(Value all, Site site) {
    int pools = 0;
    for (int ref : all.refs()) {
      if (Value.way(ref) == Value.ITSELF && atoms.get(Value.atom(ref)) instanceof Atom.Made) {
        pools++;
      }
    }
    return pools > 1 || (pools == 1 && site.loop() != Site.NO_LOOP);
  }

  private boolean isTaken(int atom) {
    return atoms.get(atom) instanceof Atom.Made made && made.age() == Age.TAKEN;
  }

  private int take(int atom, boolean sure) {
    int taken = frame.copied(atom, Age.TAKEN);
    State state = frame.state();
    Closing closing = state.closed().get(atom);
    Site open = state.open().get(atom);
    if (closing != null) {
      state = state.close(taken, closing);
    } else if (open != null && sure) {
      state = state.open(state.open().remove(atom).put(taken, open));
    }
    frame.state(state);
    frame.draining().got(taken);
    return taken;
  }
}
