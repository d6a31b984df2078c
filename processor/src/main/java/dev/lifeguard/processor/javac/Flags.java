package dev.lifeguard.processor.javac;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * What boolean locals are known to be at one point of a body. A {@code finally} block is lowered
 * once for each way out, and what it asks of a flag, as in {@code if (!done) pool.close()}, has its
 * answer there.
 *
 * @param known the locals that are known, and what they are
 */
record Flags(Map<Element, Boolean> known) {

  /** Nothing is known. */
  static final Flags NONE = new Flags(Map.of());

  Flags {
    known = Map.copyOf(known);
  }

  /** The local is assigned that; null if it is not known what. */
  Flags with(Element local, @Nullable Boolean value) {
    if (value == null && !known.containsKey(local)) {
      return this;
    }
    Map<Element, Boolean> changed = new HashMap<>(known);
    changed.remove(local);
    if (value != null) {
      changed.put(local, value);
    }
    return new Flags(changed);
  }

  /** What is known where two ways meet. */
  Flags meet(Flags other) {
    if (known.isEmpty() || other.known.equals(known)) {
      return this;
    }
    Map<Element, Boolean> both = new HashMap<>(known);
    both.entrySet().retainAll(other.known.entrySet());
    return new Flags(both);
  }

  /** What the local is, if that is known. */
  @Nullable Boolean get(Element local) {
    return known.get(local);
  }
}
