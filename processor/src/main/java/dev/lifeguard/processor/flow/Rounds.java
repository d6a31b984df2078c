package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Site;

/**
 * Tells apart the elements that the rounds of a loop get from one container. What an earlier round
 * closed is not what this one gets: each round has an element of its own. After the loop, any of
 * them may be closed.
 */
final class Rounds {

  private final Frame frame;
  private final Atoms atoms;

  Rounds(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
  }

  /** One round of the loop is over: whatever it closed was closed in an earlier one. */
  void end(int loop) {
    State state = frame.state();
    if (!state.closed().isEmpty()) {
      frame.state(
          state.closed(
              state
                  .closed()
                  .map(
                      each ->
                          frame.isWithin(each.site().loop(), loop)
                              ? each.inEarlierRound(loop)
                              : each)));
    }
  }

  /** What a container gives at that place. */
  Value element(Value all, Site site) {
    boolean none = frame.state().closed().isEmpty() && !frame.passes().hasElements();
    if (site.loop() == Site.NO_LOOP || none) {
      return all;
    }
    Value elements = Value.NOTHING;
    for (int ref : all.refs()) {
      int atom = Value.atom(ref);
      boolean another =
          Value.way(ref) == Value.ITSELF && atoms.isStillThere(atom) && isClosed(atom, site);
      elements = elements.plus(another ? Value.ref(ofThisRound(atom, site), Value.ITSELF) : ref);
    }
    return elements;
  }

  private boolean isClosed(int atom, Site site) {
    if (isOver(atom, site)) {
      frame.passes().elementOf(site.loop(), atom);
    }
    return frame.passes().isElementOf(site.loop(), atom);
  }

  private boolean isOver(int atom, Site site) {
    Closing closing = frame.state().closed().get(atom);
    return closing != null && closing.earlier() == site.loop();
  }

  private int ofThisRound(int atom, Site site) {
    int element = atoms.aged(atom, Age.ELEMENT);
    if (isOver(element, site)) {
      frame.retire(element, Age.REPLACED);
    }
    return frame.copied(atom, Age.ELEMENT);
  }
}
