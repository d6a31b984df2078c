package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.FieldRef.Role;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;

/**
 * What writing a place does and asks: what is put into something must outlive it. An object made
 * here takes anything, and answers for it when it is put somewhere itself.
 */
final class Stores {

  private static final FieldRef STATIC =
      FieldRef.field("static", "a static field", TypeFact.OBJECT);

  private final Frame frame;
  private final Atoms atoms;
  private final Demands demands;
  private final Slots slots;

  Stores(Frame frame, Loads loads, Pools pools, Demands demands) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.demands = demands;
    this.slots = new Slots(frame, loads, pools);
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
        Value own = demands.into(base, Value.atom(ref), value);
        storeInto(ref, base.isOne(), field, own, type, site, via);
      }
    }
    demands.intoAny();
  }

  void storeStatic(FieldRef field, Value value, TypeFact type, Site site) {
    if (!value.isNothing()) {
      put(Value.ref(Atoms.HEAP, Value.ITSELF), Atoms.HEAP, field, value, type, site, "");
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
      int target = demands.target(atom, field);
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
    for (int holder : frame.holders(atom)) {
      if (!demands.check(demands.target(holder, field), field, value, type, site, via)) {
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
    boolean fine = demands.check(target, field, value, type, site, via);
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
    slots.replace(atom, field, value, site);
    escape(value);
    frame.state(frame.state().content(atoms.place(atom, field), value));
    boolean object = atoms.get(atom) instanceof Atom.Obj;
    if (frame.isForeign(atom) || (object && mentionsForeign(value))) {
      frame.tell(new Effect.Stored(Value.of(atom, Value.ITSELF), field, value, type, site));
    }
  }

  /** A closure that is made here puts that into a slot, whenever it runs. */
  void willFill(Value base, FieldRef slot, Value value, Site site) {
    slots.fit(base, slot, value, site);
    escape(value);
  }

  static FieldRef anyStatic() {
    return STATIC;
  }
}
