package dev.lifeguard.processor.flow;

import java.util.List;

/**
 * What a body does, in terms of its own atoms: what callers need to know.
 *
 * @param atoms the atoms that the rest speaks of
 * @param result what it returns
 * @param contents what is in the objects that it made, when it returns
 * @param effects what it does to what it was given, in order
 */
record Summary(Atoms atoms, Value result, IntMap<Value> contents, List<Effect> effects) {

  Summary {
    effects = List.copyOf(effects);
  }

  /** Of a body that is being analysed for the first time: does nothing, returns nothing. */
  static final Summary NONE = new Summary(new Atoms(), Value.NOTHING, IntMap.empty(), List.of());

  /** Whether callers see no difference, as far as a fixed point is concerned. */
  boolean saysNoMoreThan(Summary other) {
    return effects.size() == other.effects.size() && result.equals(other.result);
  }
}
