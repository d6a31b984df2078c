package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.FieldRef.Role;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What writing a place does and asks: what is put into something must outlive it. An object made
 * here takes anything, and answers for it when it is put somewhere itself.
 */
final class Stores {

  /** The key of the place that stands for what a method promises to return. */
  static final String RESULT = "result";

  private static final FieldRef STATIC =
      FieldRef.field("static", "a static field", TypeFact.OBJECT);

  /** What no declaration says: a pool without a kind. */
  private static final Set<Kind> UNSAID = Set.of(new Kind("", "", false, false, false, List.of()));

  private final Frame frame;
  private final Atoms atoms;
  private final Loads loads;
  private final Pools pools;
  private Value ofOthers = Value.NOTHING;
  private List<Integer> around = List.of();

  Stores(Frame frame, Loads loads, Pools pools) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.loads = loads;
    this.pools = pools;
  }

  /**
   * {@code base.field = value}.
   *
   * @param type the static type of the value
   * @param via the method that does it, if it is called here; else empty
   */
  void store(Value base, FieldRef field, Value value, TypeFact type, Site site, String via) {
    for (int ref : base.refs()) {
      if (Value.way(ref) != Value.FROZEN) {
        ofOthers = base.isOne() ? Value.NOTHING : ofOthers(value, base, Value.atom(ref));
        around = atoms.chain(Value.atom(ref));
        storeInto(ref, base.isOne(), field, withoutOthers(value), type, site, via);
      }
    }
    ofOthers = Value.NOTHING;
    around = List.of();
  }

  /**
   * What is put into one of several things: if it is from the pool of any of them, then it is from
   * the pool of that very one, as in {@code chosen.name(chosen.pool().allocateFrom("x"))}. So these
   * are the pools of the others.
   */
  private Value ofOthers(Value value, Value base, int atom) {
    Value reached = Value.NOTHING;
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      reached = reached.plus(Value.ref(step.atom(), Value.ITSELF));
    }
    Value own = owners(atom);
    Value others = Value.NOTHING;
    for (int ref : base.refs()) {
      Value owners = owners(Value.atom(ref));
      if (!owners.mentionsAny(reached)) {
        return Value.NOTHING;
      }
      others = others.union(owners.without(own));
    }
    return others;
  }

  /**
   * Whether it is what a thing around refers to upwards: {@code room.server()} where something is
   * made in the room. That may be one of several rooms, and each has its server.
   */
  private boolean isAbove(int atom) {
    if (!(atoms.get(atom) instanceof Atom.Part part) || !around.contains(part.base())) {
      return false;
    }
    Kind kind = atoms.home(atom);
    Kind below = atoms.home(part.base());
    return kind != null && below != null && frame.program().graph().outlives(kind, below);
  }

  /** The thing, and what it is a part of, or is held by. */
  private Value owners(int atom) {
    Value owners = Value.of(atom, Value.ITSELF);
    if (atoms.get(atom) instanceof Atom.Obj) {
      for (int holder : holders(atom)) {
        owners = owners.plus(Value.ref(holder, Value.ITSELF));
      }
    }
    for (int at = atom; atoms.get(at) instanceof Atom.Part part; at = part.base()) {
      owners = owners.plus(Value.ref(part.base(), Value.ITSELF));
    }
    return owners;
  }

  private Value withoutOthers(Value value) {
    Value fitting = Value.NOTHING;
    for (int ref : value.refs()) {
      fitting = isOfOthers(ref) ? fitting : fitting.plus(ref);
    }
    return fitting;
  }

  private boolean isOfOthers(int ref) {
    return Value.way(ref) == Value.RESIDENT && ofOthers.mentions(Value.atom(ref));
  }

  void storeStatic(FieldRef field, Value value, TypeFact type, Site site) {
    if (!value.isNothing()) {
      put(Value.ref(Atoms.HEAP, Value.ITSELF), Atoms.HEAP, field, value, type, site, "");
    }
  }

  /** Asks that {@code value} outlives what a declaration promises. */
  void ask(Value value, TypeFact promised, String name, Site site) {
    ask(value, promised, FieldRef.field("promise", name, promised), site);
  }

  /** Asks that a result outlives what its method promises. */
  void askResult(Value value, TypeFact promised, String name, Site site) {
    ask(value, promised, FieldRef.field(RESULT, name, promised), site);
  }

  private void ask(Value value, TypeFact promised, FieldRef place, Site site) {
    Kind kind = promised.home().orElse(null);
    if (kind == null) {
      return;
    }
    int target = atoms.result(site, -1, promised);
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      Verdict verdict = verdict(step.ref(), target, place);
      if (verdict.isWrong()) {
        frame.report(
            new Violation.Misplaced(
                site, step.ref(), target, place, promised, verdict, step.captured(), ""));
        return;
      }
    }
  }

  /** Takes everything out of a container. */
  void empty(Value base, String key) {
    for (int ref : base.refs()) {
      int place = atoms.knownPlace(Value.atom(ref), key);
      if (base.isOne() && place >= 0 && atoms.get(Value.atom(ref)) instanceof Atom.Obj) {
        frame.state(frame.state().content(place, Value.NOTHING));
      }
    }
  }

  /** Asks that {@code value} outlives {@code lower}, as a parameter's annotation says. */
  void mustOutlive(Value value, Value lower, String name, Site site) {
    FieldRef place = new FieldRef("promise", name, TypeFact.OBJECT, Role.OUTLIVING);
    for (int below : lower.refs()) {
      if (!check(Value.atom(below), place, value, TypeFact.OBJECT, site, "")) {
        return;
      }
    }
  }

  /** What is in {@code value} leaves this body: others may close its pools, or use them. */
  void escape(Value value) {
    if (!atoms.anyTracked()) {
      return;
    }
    State state = frame.state();
    var open = state.open();
    var growth = state.growth();
    for (Reach.Step step : Reach.of(value, atoms, state)) {
      frame.outlasts(step.atom());
      if (Value.way(step.ref()) == Value.ITSELF) {
        open = open.remove(step.atom());
      }
      growth = growth.remove(step.atom());
    }
    frame.state(frame.state().open(open).growth(growth));
  }

  private void storeInto(
      int ref, boolean only, FieldRef field, Value value, TypeFact type, Site site, String via) {
    int atom = Value.atom(ref);
    if (field.role() == Role.CHILD_SLOT) {
      intoSlot(atom, field, value, type, site);
    } else if (atoms.get(atom) instanceof Atom.Obj) {
      intoObject(atom, only, field, value, type, site, via);
    } else {
      int target = target(atom, field);
      boolean fine = put(ref, target, field, value, type, site, via);
      frame.dangling().put(atom, only, field, fine ? value : Value.NOTHING, target, site);
      if (fine) {
        remember(atom, only, field, value);
      }
    }
  }

  private void intoObject(
      int atom, boolean only, FieldRef field, Value given, TypeFact type, Site site, String via) {
    Value value = field.role() == Role.CONTENT ? new Taking(frame).putBack(given) : given;
    int place = atoms.place(atom, field);
    for (int holder : holders(atom)) {
      if (!check(target(holder, field), field, value, type, site, via)) {
        withdraw(place, value);
        return;
      }
    }
    if (atoms.type(atom).home().isPresent() && mentionsForeign(value)) {
      frame.tell(new Effect.Stored(Value.of(atom, Value.ITSELF), field, value, type, site));
    }
    settle(atom, field, value);
    boolean replaces = only && (field.role() == Role.FIELD || field.role() == Role.FIXED);
    State state = frame.state();
    if (replaces) {
      frame.state(state.content(place, value));
    } else if (!value.isNothing()) {
      frame.state(state.addContent(place, value));
    }
    Value adopters = frame.state().adopted().get(atom);
    if (adopters != null) {
      adopt(value, adopters);
      escape(value);
    }
  }

  /** What was found to be wrong there is not found again where the object is put. */
  private void withdraw(int place, Value value) {
    Value left = Value.NOTHING;
    for (int ref : frame.state().content(place).refs()) {
      left = value.mentions(Value.atom(ref)) ? left : left.plus(ref);
    }
    frame.state(frame.state().content(place, left));
  }

  /** An object of a class that lives in a kind lives in the very pool that it was given. */
  private void settle(int object, FieldRef field, Value value) {
    boolean says =
        field.type().pool()
            && (field.role() == Role.FIXED || !isSettled(object))
            && field.type().home().isPresent()
            && field.type().home().equals(atoms.type(object).home());
    if (says && !value.isNothing()) {
      frame.state(frame.state().content(atoms.place(object, Loads.HOME), value.residents()));
    }
  }

  /** Whether more is known of where the object lives than its kind. */
  private boolean isSettled(int object) {
    for (int ref : frame.content(object, Loads.HOME).refs()) {
      if (!(atoms.get(Value.atom(ref)) instanceof Atom.Result)) {
        return true;
      }
    }
    return false;
  }

  /** What an object made here must not outlive: who holds it, and the pool that it lives in. */
  List<Integer> holders(int object) {
    Value adopters = frame.state().adopted().get(object);
    Value lives = frame.content(object, Loads.HOME);
    Value all = adopters == null ? lives : adopters.union(lives);
    return Arrays.stream(all.refs()).map(Value::atom).distinct().boxed().toList();
  }

  /**
   * Puts {@code value} into something that this body did not make, or into a pool.
   *
   * @return whether nothing was found wrong
   */
  private boolean put(
      int base, int target, FieldRef field, Value value, TypeFact type, Site site, String via) {
    if (value.isNothing()) {
      return true;
    }
    boolean fine = check(target, field, value, type, site, via);
    if (fine && (frame.isForeign(Value.atom(base)) || mentionsForeign(value) || isMade(base))) {
      frame.tell(
          new Effect.Stored(Value.of(Value.atom(base), Value.way(base)), field, value, type, site));
    }
    adopt(value, Value.of(target, Value.ITSELF));
    escape(value);
    return fine;
  }

  private boolean isMade(int ref) {
    return atoms.get(Value.atom(ref)) instanceof Atom.Made;
  }

  private boolean mentionsForeign(Value value) {
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      if (frame.isForeign(step.atom())) {
        return true;
      }
    }
    return false;
  }

  private void adopt(Value value, Value by) {
    if (!atoms.anyTracked()) {
      return;
    }
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      if (atoms.get(step.atom()) instanceof Atom.Obj && Value.way(step.ref()) != Value.FROZEN) {
        frame.state(frame.state().adopt(step.atom(), by));
      }
    }
  }

  /** Later reads of the place give what was stored, where that is more than its type says. */
  private void remember(int atom, boolean only, FieldRef field, Value value) {
    boolean telling = field.type().home().isPresent() || field.type().pool();
    boolean single =
        field.role() == Role.FIELD || field.role() == Role.FIXED || field.role() == Role.OUTLIVING;
    if (telling && single && atom != Atoms.HEAP) {
      int place = atoms.place(atom, field);
      frame.state(
          only ? frame.state().content(place, value) : frame.state().addContent(place, value));
    }
  }

  /** A slot destroys its previous occupant, and shows the next one. */
  private void intoSlot(int atom, FieldRef field, Value value, TypeFact type, Site site) {
    Value previous = loads.load(Value.of(atom, Value.ITSELF), field, site);
    if (!previous.equals(value)) {
      pools.replaced(previous, site);
    }
    fits(atom, field, value, site);
    escape(value);
    frame.state(frame.state().content(atoms.place(atom, field), value));
    boolean object = atoms.get(atom) instanceof Atom.Obj;
    if (frame.isForeign(atom) || (object && mentionsForeign(value))) {
      frame.tell(new Effect.Stored(Value.of(atom, Value.ITSELF), field, value, type, site));
    }
  }

  /** A closure that is made here puts that into a slot, whenever it runs. */
  void willFill(Value base, FieldRef slot, Value value, Site site) {
    for (int ref : base.refs()) {
      fits(Value.atom(ref), slot, value, site);
    }
    escape(value);
  }

  private void fits(int atom, FieldRef slot, Value value, Site site) {
    if (atoms.get(atom) instanceof Atom.Obj) {
      holders(atom).forEach(pool -> fits(pool, slot, value, site));
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
          atoms.get(other) instanceof Atom.Made
              && (atoms.isOlder(parent) || isMade(Value.ref(parent, 0)));
      boolean made = isMade(Value.ref(parent, 0)) && atoms.isOlder(other);
      if (other == parent || !(visible || made)) {
        return false;
      }
    }
    return true;
  }

  /** What a value put into that place of {@code atom} has to outlive. */
  private int target(int atom, FieldRef field) {
    Kind asked = field.type().home().orElse(null);
    if (asked == null || field.type().owning() || asked.equals(atoms.home(atom))) {
      return atom;
    }
    Integer around = frame.order().around(atom, asked);
    return around != null ? around : atoms.part(atom, field);
  }

  /** Whether nothing was found wrong. */
  private boolean check(
      int target, FieldRef field, Value value, TypeFact type, Site site, String via) {
    if (!atoms.anyTracked()) {
      return true;
    }
    State state = new Several(atoms, frame.state()).fitting(value, target);
    for (Reach.Step step : Reach.of(value, atoms, state)) {
      if (isOfOthers(step.inside() ? Value.ref(step.atom(), Value.RESIDENT) : step.ref())) {
        continue;
      }
      if (atoms.get(step.atom()) instanceof Atom.Obj) {
        if (!step.inside() && isHeldByAnother(step.ref(), target, field, type)) {
          frame.report(new Violation.Inexact(site, step.ref(), target, field, via));
          return false;
        }
        continue;
      }
      Verdict verdict =
          isAbove(step.atom()) ? Verdict.OUTLIVES : verdict(step.ref(), target, field);
      if (verdict.isWrong()) {
        frame.report(
            new Violation.Misplaced(
                site, step.ref(), target, field, type, verdict, step.captured(), via));
        return false;
      }
      if (verdict == Verdict.OUTLIVES
          && !step.inside()
          && isInexact(step.ref(), target, field, type)) {
        frame.report(new Violation.Inexact(site, step.ref(), target, field, via));
        return false;
      }
    }
    return true;
  }

  private Verdict verdict(int ref, int target, FieldRef field) {
    Verdict verdict = frame.order().outlives(ref, target);
    if (!verdict.isWrong()) {
      return verdict;
    }
    boolean said = saidOf(field, target, verdict).containsAll(kindsOf(Value.atom(ref)));
    return switch (verdict) {
      case SIBLING -> said || field.role() == Role.OUTLIVING ? Verdict.OUTLIVES : verdict;
      case OTHER_POOL -> said && isSiblingPlace(target, field) ? Verdict.OUTLIVES : verdict;
      default -> said ? Verdict.OUTLIVES : verdict;
    };
  }

  /** The kinds that a declaration already says of what is there: a wrong one is its own error. */
  private Set<Kind> saidOf(FieldRef field, int target, Verdict verdict) {
    TypeFact type = field.type();
    Set<Kind> kinds = new HashSet<>(type.contents());
    if (type.owning() || verdict == Verdict.SHORTER) {
      type.home().ifPresent(kinds::add);
    }
    if (field.role() == Role.CONTENT) {
      kinds.addAll(atoms.type(target).contents());
      kinds.addAll(frame.saidOf(target));
    }
    for (int at = target; atoms.get(at) instanceof Atom.Part part; at = part.base()) {
      kinds.addAll(part.type().contents());
    }
    return kinds;
  }

  private Set<Kind> kindsOf(int atom) {
    Kind home = atoms.home(atom);
    Set<Kind> kinds = home == null ? new HashSet<>(atoms.type(atom).contents()) : Set.of(home);
    return kinds.isEmpty() ? UNSAID : kinds;
  }

  private boolean isSiblingPlace(int target, FieldRef field) {
    Kind kind = atoms.home(target);
    return kind != null
        && field.role() != Role.OUTLIVING
        && (field.type().home().filter(kind::equals).isPresent()
            || field.type().contents().contains(kind));
  }

  /** Whether a container would be taken for shorter-lived than it is, and could be written to. */
  private boolean isInexact(int ref, int target, FieldRef field, TypeFact type) {
    int atom = Value.atom(ref);
    boolean place =
        switch (field.role()) {
          case FIELD, FIXED, OUTLIVING, CONTENT -> true;
          case CHILD_SLOT, CHILD_VIEW, CAPTURE, CLEAN_UP, TASK, RESOURCE -> false;
        };
    if (!field.type().contents().isEmpty()) {
      return false;
    }
    if (!place || !type.mutable() || Value.way(ref) == Value.FROZEN || atom == target) {
      return false;
    }
    Kind below = atoms.home(target);
    if (atoms.isHeap(target) || (below == null && !isMade(Value.ref(target, 0)))) {
      return false;
    }
    Kind above = atoms.home(atom);
    boolean another = isMade(Value.ref(target, 0));
    return atoms.isHeap(atom) || above == null || another || !above.equals(below);
  }

  /** Whether a container that was put into one thing is put into another of another life. */
  private boolean isHeldByAnother(int ref, int target, FieldRef field, TypeFact type) {
    Value holders = frame.state().adopted().get(Value.atom(ref));
    if (holders == null || Value.way(ref) == Value.FROZEN) {
      return false;
    }
    for (int holder : holders.refs()) {
      if (isInexact(holder, target, field, type)) {
        return true;
      }
    }
    return false;
  }

  static FieldRef anyStatic() {
    return STATIC;
  }
}
