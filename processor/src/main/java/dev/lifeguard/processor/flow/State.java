package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;
import java.util.BitSet;
import java.util.function.BinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * What is known at one point of a body. States are persistent: every change gives a new one.
 *
 * <p>The lattice is a product of maps that all grow by union: more references in a variable, more
 * pools that may be closed, more that may still be open. So a fact holds at a point if it holds on
 * some path to it, and joining is merging; what is over-approximated is which paths there are.
 *
 * @param vars what each variable refers to
 * @param contents what each place in an object refers to
 * @param closed the pools that may be closed, and how
 * @param adopted for an object made here, the longer-lived things that hold it
 * @param open the pools made here that may be open with nobody else to close them
 * @param growth what this iteration of a loop allocated from a pool around the loop
 * @param pending tasks that may still run
 */
record State(
    IntMap<Value> vars,
    IntMap<Value> contents,
    IntMap<Closing> closed,
    IntMap<Value> adopted,
    IntMap<Site> open,
    IntMap<Site> growth,
    IntMap<Pending> pending) {

  static final State START =
      new State(
          IntMap.empty(),
          IntMap.empty(),
          IntMap.empty(),
          IntMap.empty(),
          IntMap.empty(),
          IntMap.empty(),
          IntMap.empty());

  Value var(int variable) {
    Value value = variable < 0 ? null : vars.get(variable);
    return value == null ? Value.NOTHING : value;
  }

  State var(int variable, Value value) {
    return variable < 0 ? this : vars(put(vars, variable, value));
  }

  Value content(int place) {
    Value value = contents.get(place);
    return value == null ? Value.NOTHING : value;
  }

  /** Replaces what is in a place; nothing is kept as a fact: the place is known to be empty. */
  State content(int place, Value value) {
    return contents(contents.put(place, value));
  }

  State addContent(int place, Value value) {
    Value known = contents.get(place);
    return content(place, known == null ? value : known.union(value));
  }

  State close(int atom, Closing closing) {
    return new State(
        vars,
        contents,
        closed.has(atom) ? closed : closed.put(atom, closing),
        adopted,
        open.remove(atom),
        growth,
        pending);
  }

  State reopen(int atom) {
    return closed(closed.remove(atom));
  }

  State unadopted(int object) {
    return adopted.has(object)
        ? new State(vars, contents, closed, adopted.remove(object), open, growth, pending)
        : this;
  }

  State adopt(int object, Value by) {
    Value known = adopted.get(object);
    Value all = known == null ? by : known.union(by);
    return known != null && all.equals(known)
        ? this
        : new State(vars, contents, closed, adopted.put(object, all), open, growth, pending);
  }

  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  State vars(IntMap<Value> changed) {
    return changed == vars
        ? this
        : new State(changed, contents, closed, adopted, open, growth, pending);
  }

  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  State contents(IntMap<Value> changed) {
    return changed == contents
        ? this
        : new State(vars, changed, closed, adopted, open, growth, pending);
  }

  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  State closed(IntMap<Closing> changed) {
    return changed == closed
        ? this
        : new State(vars, contents, changed, adopted, open, growth, pending);
  }

  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  State open(IntMap<Site> changed) {
    return changed == open
        ? this
        : new State(vars, contents, closed, adopted, changed, growth, pending);
  }

  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  State growth(IntMap<Site> changed) {
    return changed == growth
        ? this
        : new State(vars, contents, closed, adopted, open, changed, pending);
  }

  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  State pending(IntMap<Pending> changed) {
    return changed == pending
        ? this
        : new State(vars, contents, closed, adopted, open, growth, changed);
  }

  /** What is known where an exception of this point is handled. */
  State afterThrow() {
    return pending.isEmpty() ? this : pending(pending.map(Pending::afterThrow));
  }

  @SuppressWarnings("ReferenceEquality") // maps that are the same are shared
  State join(State other) {
    if (this == other) {
      return this;
    }
    IntMap<Value> joinedVars = vars.merge(other.vars, Value::union);
    IntMap<Value> joinedContents = contents.merge(other.contents, Value::union);
    IntMap<Closing> joinedClosed = closed.merge(other.closed, (one, _) -> one);
    IntMap<Value> joinedAdopted = adopted.merge(other.adopted, Value::union);
    IntMap<Site> joinedOpen = open.merge(other.open, (one, _) -> one);
    IntMap<Site> joinedGrowth = growth.merge(other.growth, (one, _) -> one);
    IntMap<Pending> joinedPending = pending.merge(other.pending, Pending::join);
    boolean same =
        joinedVars == vars
            && joinedContents == contents
            && joinedClosed == closed
            && joinedAdopted == adopted
            && joinedOpen == open
            && joinedGrowth == growth
            && joinedPending == pending;
    return same
        ? this
        : new State(
            joinedVars,
            joinedContents,
            joinedClosed,
            joinedAdopted,
            joinedOpen,
            joinedGrowth,
            joinedPending);
  }

  /** Whether it differs from the other, if at all, in variables that are not among those. */
  @SuppressWarnings("ReferenceEquality") // shared when nothing changed
  boolean isSameFor(BitSet live, State other) {
    if (contents != other.contents
        || closed != other.closed
        || adopted != other.adopted
        || open != other.open
        || growth != other.growth
        || pending != other.pending) {
      return false;
    }
    if (vars != other.vars) {
      for (int each = live.nextSetBit(0); each >= 0; each = live.nextSetBit(each + 1)) {
        if (vars.get(each) != other.vars.get(each)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The state in which references are exchanged as {@code refs} says. */
  State renamed(Atoms atoms, IntUnaryOperator atomOf, IntUnaryOperator refOf) {
    UnaryOperator<Value> value = each -> renamed(each, refOf);
    return new State(
        vars.map(value),
        renamedContents(atoms, atomOf, value),
        moved(closed, atomOf),
        movedValues(adopted, atomOf, value),
        moved(open, atomOf),
        moved(growth, atomOf),
        pending.map(each -> each.map(value)));
  }

  private IntMap<Value> renamedContents(
      Atoms atoms, IntUnaryOperator atomOf, UnaryOperator<Value> value) {
    var result = new Holder<Value>();
    contents.forEach(
        (place, content) -> {
          int atom = atoms.placeAtom(place);
          int now = atomOf.applyAsInt(atom);
          int to = now == atom ? place : atoms.place(now, atoms.placeKey(place));
          result.add(to, value.apply(content), Value::union);
        });
    return result.map;
  }

  private static <V> IntMap<V> moved(IntMap<V> map, IntUnaryOperator atomOf) {
    var result = new Holder<V>();
    map.forEach((atom, each) -> result.add(atomOf.applyAsInt(atom), each, (one, _) -> one));
    return result.map;
  }

  private static IntMap<Value> movedValues(
      IntMap<Value> map, IntUnaryOperator atomOf, UnaryOperator<Value> value) {
    var result = new Holder<Value>();
    map.forEach(
        (atom, each) -> result.add(atomOf.applyAsInt(atom), value.apply(each), Value::union));
    return result.map;
  }

  private static Value renamed(Value value, IntUnaryOperator refOf) {
    Value changed = Value.NOTHING;
    boolean same = true;
    for (int ref : value.refs()) {
      int now = refOf.applyAsInt(ref);
      same &= now == ref;
      changed = changed.plus(now);
    }
    return same ? value : changed;
  }

  private static IntMap<Value> put(IntMap<Value> map, int key, Value value) {
    return value.isNothing() ? map.remove(key) : map.put(key, value);
  }

  /** A map being built. */
  private static final class Holder<V> {
    private IntMap<V> map = IntMap.empty();

    void add(int key, V value, BinaryOperator<V> both) {
      V known = map.get(key);
      map = map.put(key, known == null ? value : both.apply(known, value));
    }
  }
}
