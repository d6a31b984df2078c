package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What reading a place gives.
 *
 * <pre>
 *   read from               a place whose type says    gives
 *   an object made here     anything                   what was put there
 *   something of a kind     nothing                    something that lives in the same pool
 *                           the same kind, lived in    the same
 *                           a kind                     a part, known by its kind
 *   a plain object, static  nothing                    a part that is heap
 *   something unknown       anything                   a part, which callers may know
 * </pre>
 */
final class Loads {

  /** Where what an object lives in is kept: memory in its pool, a resource in the one owning it. */
  static final String HOME = "home";

  private final Frame frame;
  private final Atoms atoms;

  Loads(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
  }

  Value load(Value base, FieldRef field, Site site) {
    if (!field.type().canCarry()) {
      return Value.NOTHING;
    }
    Value result = Value.NOTHING;
    for (int ref : base.refs()) {
      result = result.union(load(ref, field, site));
    }
    return result;
  }

  Value loadStatic(FieldRef field) {
    return field.type().canCarry()
        ? Value.of(atoms.part(Atoms.HEAP, field), Value.ITSELF)
        : Value.NOTHING;
  }

  private Value load(int ref, FieldRef field, Site site) {
    int atom = Value.atom(ref);
    int place = atoms.knownPlace(atom, field.key());
    Value known = place < 0 ? null : frame.state().contents().get(place);
    if (atoms.get(atom) instanceof Atom.Obj obj) {
      return fromObject(atom, obj, known, field, site);
    }
    if (known != null && field.role() != FieldRef.Role.CONTENT) {
      return known;
    }
    return field.type().carry() == Carry.HOMED
        ? homed(atom, field, field.type(), site)
        : unhomed(atom, field);
  }

  private Value fromObject(
      int atom, Atom.Obj obj, @Nullable Value known, FieldRef field, Site site) {
    Value found = known == null ? Value.NOTHING : known;
    found = found.union(content(atom, FieldRef.ANYTHING));
    if (!found.isNothing()) {
      return narrowed(found, field.type(), site);
    }
    if (obj.opaque() && field.type().carry() == Carry.HOMED) {
      return Value.of(atoms.part(atom, field), Value.ITSELF);
    }
    boolean says = known != null || field.type().carry() != Carry.CARRIER;
    return says ? Value.NOTHING : content(atom, HOME).residents();
  }

  /** The value, known to be of that type: what is of no kind yet is now of that one. */
  Value narrowed(Value value, TypeFact type, Site site) {
    if (type.carry() != Carry.HOMED || value.isNothing()) {
      return value;
    }
    Value narrowed = Value.NOTHING;
    for (int ref : value.refs()) {
      int atom = Value.atom(ref);
      boolean vague =
          !(atoms.get(atom) instanceof Atom.Obj)
              && atom != Atoms.HEAP
              && !(atoms.get(atom) instanceof Atom.Made)
              && !type.home().equals(Optional.ofNullable(atoms.home(atom)));
      FieldRef as = FieldRef.content("as " + type.name(), type.name(), type);
      narrowed = vague ? narrowed.union(homed(atom, as, type, site)) : narrowed.plus(ref);
    }
    return narrowed;
  }

  private Value content(int atom, String key) {
    int place = atoms.knownPlace(atom, key);
    return place < 0 ? Value.NOTHING : frame.state().content(place);
  }

  private Value homed(int atom, FieldRef field, TypeFact type, Site site) {
    Kind kind = type.home().orElseThrow();
    if (type.pool() && kind.equals(atoms.home(atom))) {
      return Value.of(atom, Value.ITSELF);
    }
    if (!type.owning()) {
      Integer around = frame.order().around(atom, kind);
      if (around != null) {
        return Value.of(around, Value.RESIDENT);
      }
    }
    if (field.role() == FieldRef.Role.CONTENT) {
      int result = atoms.result(site, 0, type);
      if (site.loop() != Site.NO_LOOP) {
        frame.renewIfClosed(result);
      }
      for (int each : atoms.chain(atom)) {
        Kind around = atoms.home(each);
        if (around != null && frame.program().graph().outlives(around, kind)) {
          atoms.addParents(result, Value.of(each, Value.ITSELF));
        }
      }
      return Value.of(result, Value.ITSELF);
    }
    int part = atoms.part(atom, field);
    if (field.role() == FieldRef.Role.CHILD_SLOT || field.role() == FieldRef.Role.CHILD_VIEW) {
      atoms.addParents(part, Value.of(atom, Value.ITSELF));
    }
    return Value.of(part, Value.ITSELF);
  }

  private Value unhomed(int atom, FieldRef field) {
    if (atoms.home(atom) == null && !(atoms.get(atom) instanceof Atom.Made)) {
      return Value.of(atoms.part(atom, field), Value.ITSELF);
    }
    boolean itself = field.type().pool() || !field.type().contents().isEmpty();
    if (field.type().carry() == Carry.CARRIER && !itself) {
      return Value.of(atom, Value.RESIDENT);
    }
    int part = atoms.part(atom, field);
    if (itself && part != atom) {
      atoms.addParents(part, Value.of(atom, Value.ITSELF));
    }
    return Value.of(part, Value.ITSELF);
  }
}
