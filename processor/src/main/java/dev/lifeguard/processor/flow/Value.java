package dev.lifeguard.processor.flow;

import java.util.Arrays;

/**
 * What a variable may refer to: a set of references, each an atom and the way it is referred to.
 * The empty value has no lifetime: {@code null}, a number, a string.
 *
 * <p>A value lives as long as the shortest-lived of its references, so joining values is union.
 */
final class Value {

  /** The thing itself: a struct, a pool, an object, or exactly what a parameter refers to. */
  static final int ITSELF = 0;

  /** Something that lives in the thing: memory from a pool, a view of an unknown object. */
  static final int RESIDENT = 1;

  /** The thing, in a form through which nothing can be put into it. */
  static final int FROZEN = 2;

  static final Value NOTHING = new Value(new int[0]);

  private final int[] refs;

  private Value(int[] refs) {
    this.refs = refs;
  }

  static Value of(int atom, int way) {
    return new Value(new int[] {ref(atom, way)});
  }

  static int ref(int atom, int way) {
    return atom << 2 | way;
  }

  static int atom(int ref) {
    return ref >>> 2;
  }

  static int way(int ref) {
    return ref & 3;
  }

  /** The references; callers do not change them. */
  int[] refs() {
    return refs;
  }

  boolean isNothing() {
    return refs.length == 0;
  }

  /** Whether this is one reference, so that a store through it replaces what was there. */
  boolean isOne() {
    return refs.length == 1;
  }

  boolean mentions(int atom) {
    for (int ref : refs) {
      if (atom(ref) == atom) {
        return true;
      }
    }
    return false;
  }

  boolean mentionsAny(Value other) {
    for (int ref : other.refs) {
      if (mentions(atom(ref))) {
        return true;
      }
    }
    return false;
  }

  /** What is left but for what the other mentions. */
  Value without(Value other) {
    Value left = NOTHING;
    for (int ref : refs) {
      left = other.mentions(atom(ref)) ? left : left.plus(ref);
    }
    return left;
  }

  Value plus(int ref) {
    int at = Arrays.binarySearch(refs, ref);
    if (at >= 0) {
      return this;
    }
    int[] more = new int[refs.length + 1];
    int here = -at - 1;
    System.arraycopy(refs, 0, more, 0, here);
    more[here] = ref;
    System.arraycopy(refs, here, more, here + 1, refs.length - here);
    return new Value(more);
  }

  Value union(Value other) {
    if (other.refs.length == 0) {
      return this;
    }
    if (refs.length == 0) {
      return other;
    }
    Value union = this;
    for (int ref : other.refs) {
      union = union.plus(ref);
    }
    boolean more = union.refs.length > refs.length;
    return more && union.refs.length == other.refs.length ? other : union;
  }

  /** The same with one atom instead of another. */
  Value with(int old, int atom) {
    if (!mentions(old)) {
      return this;
    }
    Value changed = NOTHING;
    for (int ref : refs) {
      changed = changed.plus(atom(ref) == old ? ref(atom, way(ref)) : ref);
    }
    return changed;
  }

  /** The same atoms, each only lived in. */
  Value residents() {
    return inWay(RESIDENT);
  }

  /** The same atoms, each as such. */
  Value themselves() {
    return inWay(ITSELF);
  }

  private Value inWay(int way) {
    Value all = NOTHING;
    for (int ref : refs) {
      all = all.plus(ref(atom(ref), way));
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value && Arrays.equals(refs, value.refs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(refs);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int ref : refs) {
      text.append(text.length() > 1 ? " " : "").append(atom(ref)).append("*.-".charAt(way(ref)));
    }
    return text.append("}").toString();
  }
}
