package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What one pass over a body finds out for the next: which elements the rounds of loops close, and
 * where several things are in a container that was taken to have one. States only grow within a
 * pass, so what rests on a wrong assumption is gone only when the body is gone over again.
 */
final class Passes {

  private final Atoms atoms;
  private final Draining draining;
  private final Set<Long> elements = new HashSet<>();
  private final BitSet elementOfAny = new BitSet();
  private final BitSet single = new BitSet();
  private final BitSet several = new BitSet();
  private boolean elementsFound;
  private boolean singleWrong;

  Passes(Atoms atoms, Draining draining) {
    this.atoms = atoms;
    this.draining = draining;
  }

  /** Notes that each round of the loop closes what it gets of these elements. */
  void elementOf(int loop, int pool) {
    elementsFound |= elements.add((long) loop << 32 | pool);
    elementOfAny.set(pool);
  }

  boolean isElementOfAny(int pool) {
    return elementOfAny.get(pool);
  }

  boolean isElementOf(int loop, int pool) {
    return elements.contains((long) loop << 32 | pool);
  }

  boolean hasElements() {
    return !elements.isEmpty();
  }

  /**
   * Notes that one thing, or several, are in a container where something is taken from it. That it
   * is one is assumed as long as nothing else is seen.
   */
  boolean isSingle(boolean one, Site site) {
    int number = atoms.site(site);
    if (one && !several.get(number)) {
      single.set(number);
      return true;
    }
    singleWrong |= single.get(number);
    single.clear(number);
    several.set(number);
    return false;
  }

  /** Whether another pass is needed, with what was found out since this was last asked. */
  boolean isAnotherNeeded() {
    boolean needed = singleWrong || elementsFound;
    if (singleWrong) {
      elements.clear();
      elementOfAny.clear();
      draining.forget();
    }
    singleWrong = false;
    elementsFound = false;
    return needed;
  }
}
