package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.Objects;
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

  /** The places that stand for the same thing, seen as something of another type. */
  private static final String AS = "as ";

  /** The place that stands for the pool around a pool. */
  private static final String PARENT = "parent";

  private final Frame frame;
  private final Atoms atoms;
  private final Rounds rounds;

  Loads(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.rounds = new Rounds(frame);
  }

  Value load(Value base, FieldRef field, Site site) {
    if (!field.type().canCarry()) {
      return Value.NOTHING;
    }
    Value result = Value.NOTHING;
    for (int ref : base.refs()) {
      result = result.union(load(ref, field, site));
    }
    return field.role() == FieldRef.Role.CONTENT ? rounds.element(result, site) : result;
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
    if (field.key().equals(PARENT)) {
      return parent(atom, field);
    }
    return field.type().carry() == Carry.HOMED
        ? homed(atom, field, field.type(), site)
        : unhomed(atom, field);
  }

  private Value fromObject(
      int atom, Atom.Obj obj, @Nullable Value known, FieldRef field, Site site) {
    Value found = known == null ? Value.NOTHING : known;
    if (known == null || !isModelled(obj)) {
      found = found.union(frame.content(atom, FieldRef.ANYTHING));
    }
    if (!found.isNothing()) {
      return narrowed(found, field.type(), site);
    }
    if (obj.opaque() && field.type().carry() == Carry.HOMED) {
      return field.role() == FieldRef.Role.CONTENT
          ? homed(atom, field, field.type(), site)
          : Value.of(atoms.part(atom, field), Value.ITSELF);
    }
    boolean says = known != null || field.type().carry() != Carry.CARRIER;
    return says ? Value.NOTHING : frame.content(atom, HOME).residents();
  }

  /** Whether models say of everything that is in it where it is. */
  private static boolean isModelled(Atom.Obj obj) {
    return obj.owner().isEmpty() || obj.owner().startsWith("java.");
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
      FieldRef as = FieldRef.content(AS + type.name(), type.name(), type);
      narrowed = vague ? narrowed.union(homed(atom, as, type, site)) : narrowed.plus(ref);
    }
    return narrowed;
  }

  private Value homed(int atom, FieldRef field, TypeFact type, Site site) {
    Kind kind = type.home().orElseThrow();
    if (type.pool() && kind.equals(atoms.home(atom))) {
      return Value.of(atom, Value.ITSELF);
    }
    if (!type.owning()) {
      Integer around = frame.order().around(atom, kind);
      if (around != null) {
        frame.says(around, type.contents());
        return Value.of(around, Value.RESIDENT);
      }
    }
    Integer only = theOneAround(atom, field, kind);
    if (only != null) {
      return Value.of(only, Value.ITSELF);
    }
    if (field.role() == FieldRef.Role.CONTENT) {
      int result = atoms.result(site, 0, type);
      if (site.loop() != Site.NO_LOOP) {
        frame.renew(result);
      }
      if (frame.isForeign(atom)) {
        frame.draining().got(result, atom, field.key().startsWith(AS) ? null : field, site);
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
    if (part == atom && !kind.equals(atoms.home(atom))) {
      return Value.of(atoms.result(site, 0, type), Value.ITSELF);
    }
    if (field.role() == FieldRef.Role.CHILD_SLOT || field.role() == FieldRef.Role.CHILD_VIEW) {
      atoms.addParents(part, Value.of(atom, Value.ITSELF));
    }
    return Value.of(part, Value.ITSELF);
  }

  /**
   * What is of a kind that outlives the atom is the one that the atom is inside of, if there can
   * only be one.
   */
  private @Nullable Integer theOneAround(int atom, FieldRef field, Kind kind) {
    boolean single =
        switch (field.role()) {
          case FIELD, FIXED, OUTLIVING -> !frame.program().graph().mayContain(kind, kind);
          case CHILD_SLOT, CHILD_VIEW, CONTENT, CAPTURE, CLEAN_UP, TASK, RESOURCE -> false;
        };
    Integer around = single ? frame.order().around(atom, kind) : null;
    return around != null && around != atom ? around : null;
  }

  /**
   * Whether callers may know what is in that field of an object of a class that lives in a pool.
   */
  private boolean isPartOfObject(int atom, FieldRef field) {
    return atoms.get(atom) instanceof Atom.Root root
        && root.type().home().isPresent()
        && !root.type().owning()
        && !root.type().pool()
        && (field.role() == FieldRef.Role.FIELD || field.role() == FieldRef.Role.FIXED)
        && field.type().carry() == Carry.CARRIER
        && !field.type().pool()
        && field.type().contents().isEmpty();
  }

  /** The pool around a pool. */
  private Value parent(int atom, FieldRef field) {
    Value known = atoms.parents(atom);
    if (!known.isNothing()) {
      return known;
    }
    int around =
        atoms.part(atom, new FieldRef(PARENT, "its parent", field.type(), FieldRef.Role.FIXED));
    if (around != atom) {
      atoms.addParents(atom, Value.of(around, Value.ITSELF));
    }
    return Value.of(around, Value.ITSELF);
  }

  /** A view of children shows no child that is gone: what is closed is none of what it has now. */
  private Value inView(int view, FieldRef field) {
    int elements = atoms.part(view, field);
    atoms.addParents(elements, atoms.parents(view));
    frame.renewIfClosed(elements);
    return Value.of(elements, Value.ITSELF);
  }

  private boolean isViewOfChildren(int atom) {
    return atoms.get(atom) instanceof Atom.Part part
        && part.field().role() == FieldRef.Role.CHILD_VIEW;
  }

  private Value unhomed(int atom, FieldRef field) {
    if (field.role() == FieldRef.Role.CONTENT && isViewOfChildren(atom)) {
      return inView(atom, field);
    }
    if (atoms.home(atom) == null && !(atoms.get(atom) instanceof Atom.Made)) {
      return Value.of(atoms.part(atom, field), Value.ITSELF);
    }
    if (isPartOfObject(atom, field)) {
      FieldRef lives =
          new FieldRef(
              field.key(),
              field.name(),
              field.type().livingIn(Objects.requireNonNull(atoms.home(atom))),
              field.role());
      int part = atoms.part(atom, lives);
      if (part != atom) {
        atoms.addParents(part, Value.of(atom, Value.ITSELF));
      }
      return Value.of(part, Value.RESIDENT);
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
