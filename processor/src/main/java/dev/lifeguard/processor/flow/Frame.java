package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.model.Kind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Map<Integer, Set<Kind>> said = new HashMap<>();
  private final BitSet givenByCallers = new BitSet();
  private final Map<Site, Site> sites = new HashMap<>();
  private final BitSet returned = new BitSet();
  private final Map<Integer, ModelFunction> functions = new HashMap<>();
  private final Dangling dangling = new Dangling(this);
  private final Draining draining = new Draining(this);
  private final Passes passes = new Passes(atoms, draining);
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

  /** What is in that place of the atom; nothing if nothing was ever there. */
  Value content(int atom, String key) {
    int place = atoms.knownPlace(atom, key);
    return place < 0 ? Value.NOTHING : state.content(place);
  }

  /** Notes something of an atom on the way that is gone here: it holds where it may hold. */
  void mark(String what, int atom, Value value) {
    state = state.content(atoms.place(Atoms.HEAP, what + atom), value);
  }

  /** What was noted of the atom on some way to here. */
  Value marked(String what, int atom) {
    return content(Atoms.HEAP, what + atom);
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

  /** That place in a loop of this body; the same object each time. */
  Site site(Site place, int loop) {
    return place.loop() == loop
        ? place
        : sites.computeIfAbsent(new Site(place.place(), place.line(), loop), site -> site);
  }

  /** Whether callers know more of the atom than this body does. */
  boolean isForeign(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Root _ -> true;
      case Atom.Part part -> isForeign(part.base());
      case Atom.Result _, Atom.Made _, Atom.Obj _, Atom.Heap _ -> false;
    };
  }

  /** Notes that it stands for what a call gave that only callers can make. */
  void givenByCallers(int token) {
    givenByCallers.set(token);
  }

  boolean isGivenByCallers(int atom) {
    return givenByCallers.get(atom);
  }

  /** Whether callers know the very thing that the atom stands for. */
  boolean isKnownToCallers(int atom) {
    return isForeign(atom) || isGivenByCallers(atom);
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
    returned.set(atoms.unmoved(atom));
  }

  boolean isReturned(int atom) {
    return returned.get(atom) || returned.get(atoms.unmoved(atom));
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

  /** Notes which kinds a declaration says to be in a container that lives in the atom. */
  void says(int atom, Set<Kind> contents) {
    if (!contents.isEmpty()) {
      said.computeIfAbsent(atom, _ -> new HashSet<>()).addAll(contents);
    }
  }

  /** What declarations say of containers that live in the atom. */
  Set<Kind> saidOf(int atom) {
    return said.getOrDefault(atom, Set.of());
  }

  /** What loops do to all that is in a container. */
  Draining draining() {
    return draining;
  }

  /** What one pass over the body finds out for the next. */
  Passes passes() {
    return passes;
  }

  /** Notes which atom stands for what was in a pool before it was cleared. */
  void isClearedForm(int gone, int pool) {
    clearedForms.put(gone, pool);
  }

  /** The pool that what is gone was in; itself if it is none that was cleared. */
  int pool(int closed) {
    return clearedForms.getOrDefault(closed, closed);
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
      retire(atom, Age.EARLIER);
    } else if (atoms.get(atom) instanceof Atom.Obj) {
      forget(atom);
    }
  }

  /** What is known of the atom, and of pools inside it, is from now on known of an aged one. */
  void retire(int atom, Age age) {
    rename(each -> retired(each, atom, age));
  }

  private int retired(int each, int atom, Age age) {
    return switch (atoms.get(each)) {
      case Atom.Part part when each != atom -> {
        int base = retired(part.base(), atom, age);
        yield base == part.base() ? each : atoms.rebased(each, base);
      }
      case Atom.Made made when made.age() == Age.CURRENT && atoms.chain(each).contains(atom) ->
          atoms.aged(each, age);
      default -> each == atom ? atoms.aged(each, age) : each;
    };
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

  /** The atom at another age, of which the same is known as of this one. */
  int copied(int atom, Age age) {
    int copy = atoms.aged(atom, age);
    for (int place : atoms.placesOf(atom)) {
      Value content = state.contents().get(place);
      if (content != null) {
        state = state.addContent(atoms.place(copy, atoms.placeKey(place)), content);
      }
    }
    return copy;
  }

  /** Exchanges atoms wherever the state mentions them. */
  void rename(IntUnaryOperator atomOf) {
    state =
        state.renamed(
            atoms, atomOf, ref -> Value.ref(atomOf.applyAsInt(Value.atom(ref)), Value.way(ref)));
  }

  private boolean mentions(int atom) {
    boolean[] found = {state.closed().has(atom) || state.open().has(atom)};
    state.closed().forEach((closed, _) -> found[0] |= atoms.isPartOf(closed, atom));
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

  /** What an object made here must not outlive: who holds it, and the pool that it lives in. */
  List<Integer> holders(int object) {
    Value adopters = state().adopted().get(object);
    Value lives = content(object, Loads.HOME);
    Value all = adopters == null ? lives : adopters.union(lives);
    return Arrays.stream(all.refs()).map(Value::atom).distinct().boxed().toList();
  }
}
