package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the parts of the analysis of one body share: its atoms, the state at hand, who listens. */
final class Frame {

  private final Program program;
  private final Body body;
  private final Atoms atoms = new Atoms();
  private final Order order;
  private final Set<Long> cleared = new HashSet<>();
  private final Map<Integer, Integer> clearedForms = new HashMap<>();
  private final Map<Integer, Taken> taken = new HashMap<>();
  private final Set<Effect.Ended> endedForCallers = new LinkedHashSet<>();
  private final BitSet drained = new BitSet();
  private final BitSet awaited = new BitSet();
  private final BitSet awaitedAfterThrow = new BitSet();
  private final BitSet returned = new BitSet();
  private final Map<Integer, ModelFunction> functions = new HashMap<>();
  private final Dangling dangling = new Dangling(this);
  private Listener listener = Listener.DEAF;
  private State state = State.START;

  Frame(Program program, Body body) {
    this.program = program;
    this.body = body;
    this.order = new Order(atoms, program.graph());
  }

  Program program() {
    return program;
  }

  Body body() {
    return body;
  }

  Atoms atoms() {
    return atoms;
  }

  /** What is held somewhere though it needs a pool that was closed. */
  Dangling dangling() {
    return dangling;
  }

  Order order() {
    return order;
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  Listener listener() {
    return listener;
  }

  void listen(Listener next) {
    listener = next;
  }

  void report(Violation violation) {
    listener.violation(violation);
  }

  void tell(Effect effect) {
    listener.effect(effect);
  }

  /** Whether callers know more of the atom than this body does. */
  boolean isForeign(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Root _ -> true;
      case Atom.Part part -> isForeign(part.base());
      case Atom.Result _, Atom.Made _, Atom.Obj _, Atom.Heap _ -> false;
    };
  }

  boolean anyForeign(Value value) {
    for (int ref : value.refs()) {
      if (isForeign(Value.atom(ref))) {
        return true;
      }
    }
    return false;
  }

  /** Whether any of it is reached from a static field, so that callers can reach it, too. */
  boolean anyStatic(Value value) {
    for (int ref : value.refs()) {
      if (atoms.isStatic(Value.atom(ref)) && Value.atom(ref) != Atoms.HEAP) {
        return true;
      }
    }
    return false;
  }

  /** Notes that the atom was open when the body returned, so that callers may meet it. */
  void outlasts(int atom) {
    returned.set(atom);
  }

  boolean isReturned(int atom) {
    return returned.get(atom);
  }

  /**
   * The state at hand without variables that are not read any more, and without what became of
   * pools made here that nothing refers to any more.
   */
  State forgetting(BitSet live) {
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
        .contents(left.contents().filter(place -> !isLost(atoms.placeAtom(place), seen)))
        .closed(left.closed().filter(atom -> !isOurs(atom) || seen.contains(atom)));
  }

  private boolean isLost(int atom, Set<Integer> seen) {
    return atoms.get(atom) instanceof Atom.Obj && !seen.contains(atom) && !state.growth().has(atom);
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

  /** A function object that a library model describes. */
  interface ModelFunction {
    Value call(List<Value> arguments, Site site);
  }

  void function(int object, ModelFunction function) {
    functions.put(object, function);
  }

  @Nullable ModelFunction function(int object) {
    return functions.get(object);
  }

  /** Notes that the loop clears, or closes, the pool at some point. */
  void clearedIn(int loop, int pool) {
    for (int each = loop; each != Site.NO_LOOP; each = body.loops().get(each)) {
      cleared.add((long) each << 32 | pool);
    }
  }

  boolean isClearedIn(int loop, int pool) {
    return cleared.contains((long) loop << 32 | pool);
  }

  /** Notes pools that every round of a loop closes: those of a list, one after the other. */
  void roundEnds(int loop) {
    if (cleared.isEmpty()) {
      return;
    }
    for (int atom = 1; atom < atoms.count(); atom++) {
      if (isClearedIn(loop, atom)
          && atoms.get(atom) instanceof Atom.Made made
          && !isWithin(made.site().loop(), loop)
          && !state.open().has(atom)) {
        drained.set(atom);
      }
    }
  }

  /** Whether a loop closes the pool in every round; that there may be no round is no way out. */
  boolean isDrained(int pool) {
    return drained.get(pool);
  }

  /** Where something of which only the kind is known was taken from; or what else it is. */
  record Taken(int container, @Nullable FieldRef place) {}

  /** Notes that callers know what that is: it was in a container of theirs. */
  void isTaken(int atom, int container, @Nullable FieldRef place) {
    taken.put(atom, new Taken(container, place));
  }

  @Nullable Taken taken(int atom) {
    return taken.get(atom);
  }

  void endedForCallers(Effect.Ended ended) {
    endedForCallers.add(ended);
  }

  /** What callers know better than this body, and it ends. */
  Set<Effect.Ended> endedForCallers() {
    return endedForCallers;
  }

  /** Notes which atom stands for what was in a pool before it was cleared. */
  void isClearedForm(int gone, int pool) {
    clearedForms.put(gone, pool);
  }

  /** The pool that what is gone was in; itself if it is none that was cleared. */
  int pool(int closed) {
    return clearedForms.getOrDefault(closed, closed);
  }

  /** Notes that what was handed over at the site is waited for. */
  void awaited(int site) {
    awaited.set(site);
  }

  /** Notes that it is waited for where an exception is handled. */
  void awaitedAfterThrow(int site) {
    awaitedAfterThrow.set(site);
  }

  boolean isAwaitedAfterThrow(int site) {
    return awaitedAfterThrow.get(site);
  }

  boolean isAwaited(int site) {
    return awaited.get(site);
  }

  /** Whether {@code inner} is that loop or one inside it. */
  boolean isWithin(int inner, int loop) {
    for (int each = inner; each != Site.NO_LOOP; each = body.loops().get(each)) {
      if (each == loop) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes room for an atom that is about to be made again: what the last iteration made is from now
   * on another thing.
   */
  void renew(int atom) {
    if (!atoms.anyTracked()) {
      return;
    }
    if (mentions(atom)) {
      IntPredicate again =
          each ->
              each == atom
                  || (atoms.get(each) instanceof Atom.Made made
                      && made.age() == Age.CURRENT
                      && atoms.chain(each).contains(atom));
      rename(each -> again.test(each) ? atoms.aged(each, Age.EARLIER) : each);
    } else if (atoms.get(atom) instanceof Atom.Obj) {
      forget(atom);
    }
  }

  /** Nothing refers to what the last iteration made: the new one is not what that was. */
  private void forget(int object) {
    state = state.unadopted(object);
    for (int place : atoms.placesOf(object)) {
      state = state.contents(state.contents().remove(place));
    }
  }

  /** The same for something that is not made but met again, if an earlier one may be gone. */
  void renewIfClosed(int atom) {
    if (state.closed().has(atom)) {
      renew(atom);
    }
  }

  /** Exchanges atoms wherever the state mentions them. */
  void rename(IntUnaryOperator atomOf) {
    state =
        state.renamed(
            atoms, atomOf, ref -> Value.ref(atomOf.applyAsInt(Value.atom(ref)), Value.way(ref)));
  }

  private boolean mentions(int atom) {
    boolean[] found = {state.closed().has(atom) || state.open().has(atom)};
    state
        .pending()
        .forEach(
            (_, each) -> found[0] |= each.task().mentions(atom) || each.waits().mentions(atom));
    state.vars().forEach((_, value) -> found[0] |= value.mentions(atom));
    if (!found[0]) {
      state.contents().forEach((_, value) -> found[0] |= value.mentions(atom));
    }
    return found[0];
  }
}
