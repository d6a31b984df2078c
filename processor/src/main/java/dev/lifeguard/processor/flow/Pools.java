package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/** Making pools, ending them, allocating from them, and using what lives in them. */
final class Pools {

  private static final FieldRef CLEAN_UP =
      new FieldRef("clean-up", "a clean-up", TypeFact.OBJECT, FieldRef.Role.CLEAN_UP);

  private static final FieldRef RESOURCE =
      new FieldRef("resource", "an owned resource", TypeFact.OBJECT, FieldRef.Role.RESOURCE);

  private final Frame frame;
  private final Atoms atoms;
  private final Growth growth;

  Pools(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.growth = new Growth(frame, this);
  }

  Growth growth() {
    return growth;
  }

  /** A new pool inside {@code parent}. */
  Value make(Value given, PoolMade made, Site site) {
    Value parent = meant(given);
    use(parent, site, "");
    touch(parent, site);
    checkParents(parent, made, site);
    int pool = atoms.made(site, 0, made, parent);
    enter(pool, site);
    if (!isShown(parent, made)) {
      frame.state(frame.state().open(frame.state().open().put(pool, site)));
    }
    return Value.of(pool, Value.ITSELF);
  }

  /** Whether others can find the pool, to close it: its parent shows its children; a root. */
  boolean isShown(Value parent, PoolMade made) {
    boolean shown = made.root();
    for (int ref : parent.refs()) {
      Kind kind = atoms.home(Value.atom(ref));
      shown |= kind != null && made.childOf().contains(kind);
    }
    return shown;
  }

  /** Readies the atom of something that is new at this point, in a loop perhaps once more. */
  void enter(int atom, Site site) {
    if (site.loop() != Site.NO_LOOP && matters(atom)) {
      frame.renew(atom);
    }
  }

  /** Whether it makes a difference that what the last iteration made is another thing. */
  private boolean matters(int atom) {
    if (!(atoms.get(atom) instanceof Atom.Obj)) {
      return true;
    }
    if (frame.state().adopted().has(atom)) {
      return true;
    }
    if (atoms.placesOf(atom).isEmpty()) {
      return false;
    }
    for (Reach.Step step : Reach.of(Value.of(atom, Value.ITSELF), atoms, frame.state())) {
      if (!(atoms.get(step.atom()) instanceof Atom.Obj)) {
        return true;
      }
    }
    return false;
  }

  /** Checks what kinds forbid, now or, where the parent's kind is not known, in callers. */
  void checkParents(Value parent, PoolMade made, Site site) {
    Kind kind = made.kind().orElse(null);
    if (kind == null) {
      return;
    }
    boolean wrong = (kind.struct() && !made.viaStruct()) || (made.root() && !kind.isRoot());
    int at = Atoms.HEAP;
    for (int ref : parent.refs()) {
      at = Value.atom(ref);
      Kind above = atoms.home(at);
      if (above != null) {
        wrong |= !frame.program().graph().isDirectSubPool(kind, above);
      } else if (atoms.get(at) instanceof Atom.Made) {
        wrong = true;
      } else if (frame.isForeign(at)) {
        frame.tell(new Effect.PoolMadeIn(Value.of(at, Value.ITSELF), made, site));
      }
    }
    if (wrong) {
      frame.report(new Violation.WrongParent(site, at, made));
    }
  }

  /**
   * The pools that are meant: an object of a class that lives in a pool stands for that pool, too,
   * for inside of the class the two are one.
   */
  private Value meant(Value pool) {
    Value meant = Value.NOTHING;
    for (int ref : pool.refs()) {
      Value home = homeOf(Value.atom(ref));
      meant = home.isNothing() ? meant.plus(ref) : meant.union(home.themselves());
    }
    return meant;
  }

  /** What else is in the pools of the objects among these that say where they live. */
  Value around(Value objects) {
    Value around = Value.NOTHING;
    for (int ref : objects.refs()) {
      around = around.union(homeOf(Value.atom(ref)));
    }
    return around;
  }

  private Value homeOf(int atom) {
    return isResident(atom) ? frame.content(atom, Loads.HOME) : Value.NOTHING;
  }

  /** Whether it is an object made here, of a class that says where it lives. */
  private boolean isResident(int atom) {
    return atoms.get(atom) instanceof Atom.Obj && atoms.type(atom).home().isPresent();
  }

  /** {@code close()}. */
  void close(Value given, Site site) {
    Value pool = meant(given);
    touch(pool, site);
    for (int ref : pool.refs()) {
      int atom = Value.atom(ref);
      if (Value.way(ref) == Value.ITSELF && isPool(atom)) {
        Closing closing = new Closing(site, false, "");
        end(atom, closing);
        endElements(atom, closing);
        endNames(atom, closing);
        frame.dangling().closed(atom);
        frame.clearedIn(site.loop(), atom);
        frame.draining().close(atom, site);
      }
    }
  }

  /** After a loop, any of the elements that its rounds got may be the one that was closed. */
  private void endElements(int atom, Closing closing) {
    if (atoms.get(atom) instanceof Atom.Made made && made.age() == Age.ELEMENT) {
      for (Age age : List.of(Age.CURRENT, Age.EARLIER)) {
        int element = atoms.aged(atom, age);
        if (frame.passes().isElementOfAny(element)) {
          end(element, closing);
        }
      }
    }
  }

  /**
   * A loop that takes things out of a container and closes them closes what variables still name:
   * whatever is left in there, of a pool that was made once they name that very one.
   */
  private void endNames(int atom, Closing closing) {
    int loop = closing.site().loop();
    boolean taken =
        atoms.get(atom) instanceof Atom.Made made
            && made.age() == Age.TAKEN
            && made.site().loop() == Site.NO_LOOP
            && loop != Site.NO_LOOP;
    if (taken) {
      int there = atoms.aged(atom, Age.CURRENT);
      int gone = atoms.aged(atom, Age.REPLACED);
      State state = frame.state();
      frame.state(state.vars(state.vars().map(each -> each.with(there, gone))));
      end(gone, closing);
    }
  }

  /** What a slot showed is destroyed because something else is put there. */
  void replaced(Value previous, Site site) {
    for (int ref : previous.refs()) {
      int old = Value.atom(ref);
      endOccupant(old, new Closing(site, false, "replaced"));
      switch (atoms.get(old)) {
        case Atom.Part _ ->
            frame.rename(each -> each == old ? atoms.aged(each, Age.EARLIER) : each);
        case Atom.Made made when made.age() == Age.CURRENT -> frame.retire(old, Age.REPLACED);
        default -> {}
      }
    }
  }

  /** {@code clear()}: what was in the pool is gone, the pool is as new. */
  void clear(Value given, Site site) {
    Value pool = meant(given);
    use(pool, site, "");
    touch(pool, site);
    for (int ref : pool.refs()) {
      int atom = Value.atom(ref);
      if (Value.way(ref) == Value.ITSELF && isPool(atom)) {
        Kind kind = atoms.home(atom);
        if (kind != null && kind.struct()) {
          frame.report(new Violation.ClearedStruct(site, atom));
          frame.clearedIn(site.loop(), atom);
          growth.forgetIn(atom);
          continue;
        }
        clear(atom, site);
      }
    }
    for (int ref : given.refs()) {
      stay(Value.atom(ref), pool);
    }
  }

  /** An object that clears the pool it lives in goes on with it. */
  private void stay(int object, Value pool) {
    if (isResident(object)) {
      frame.state(frame.state().content(atoms.place(object, Loads.HOME), pool.residents()));
    }
  }

  /** A callee allocates from the pool. */
  void allocated(Value pool, Site site) {
    checkPermanent(pool, site);
    for (int ref : pool.refs()) {
      if (frame.isForeign(Value.atom(ref))) {
        frame.tell(new Effect.Allocated(Value.of(Value.atom(ref), Value.ITSELF), site));
      }
    }
  }

  /** Nobody allocates memory from a permanent pool. */
  void checkPermanent(Value pool, Site site) {
    for (int ref : pool.refs()) {
      if (atoms.isPermanent(Value.atom(ref))) {
        frame.report(new Violation.PermanentMemory(site, Value.atom(ref)));
      }
    }
  }

  /** Memory from the pool. */
  Value allocate(Value pool, Site site, String via) {
    use(pool, site, via);
    touch(pool, site);
    Value memory = Value.NOTHING;
    for (int ref : pool.refs()) {
      int atom = Value.atom(ref);
      if (atoms.get(atom) instanceof Atom.Heap) {
        continue;
      }
      if (atoms.get(atom) instanceof Atom.Obj) {
        memory = memory.union(behind(atom));
        continue;
      }
      if (atoms.isPermanent(atom)) {
        frame.report(new Violation.PermanentMemory(site, atom));
        continue;
      }
      if (frame.isForeign(atom)) {
        frame.tell(new Effect.Allocated(Value.of(atom, Value.ITSELF), site));
      }
      memory = memory.plus(Value.ref(atom, Value.RESIDENT));
    }
    return growth.allocated(pool, memory, site);
  }

  /** What an allocator made here cuts its memory from, or captures. */
  private Value behind(int allocator) {
    Value all = Value.NOTHING;
    for (Reach.Step step : Reach.of(Value.of(allocator, Value.ITSELF), atoms, frame.state())) {
      if (!(atoms.get(step.atom()) instanceof Atom.Obj)) {
        all = all.plus(Value.ref(step.atom(), Value.RESIDENT));
      }
    }
    return all;
  }

  /** {@code own(resource)}: the resource lives, and ends, with the pool. */
  Value own(Value pool, Value resource, Stores stores, Site site) {
    use(pool, site, "");
    touch(pool, site);
    stores.store(pool, RESOURCE, resource, TypeFact.OBJECT, site, "");
    Value owned = pool.residents();
    boolean object = false;
    for (int ref : resource.refs()) {
      int atom = Value.atom(ref);
      if (atoms.get(atom) instanceof Atom.Obj) {
        object = true;
        frame.state(frame.state().addContent(atoms.place(atom, Loads.HOME), pool.residents()));
        owned = owned.union(Value.of(atom, Value.way(ref)));
      } else {
        owned = owned.plus(ref);
      }
    }
    return object && resource.isOne() ? resource : owned;
  }

  /**
   * {@code handOver(resource, to)}: the resource lives, and ends, with the other pool. What it has
   * of its own must outlive that, as if it were owned by that for the first time.
   */
  Value handOver(Value from, Value resource, Value to, Stores stores, Site site) {
    use(from, site, "");
    touch(from, site);
    for (int ref : resource.refs()) {
      int atom = Value.atom(ref);
      if (atoms.get(atom) instanceof Atom.Obj) {
        Value home = without(from, frame.content(atom, Loads.HOME));
        frame.state(frame.state().content(atoms.place(atom, Loads.HOME), home));
      }
    }
    return own(to, without(from, resource), stores, site);
  }

  /** What is left but for that which lives in a pool. */
  private static Value without(Value pool, Value value) {
    Value left = Value.NOTHING;
    for (int ref : value.refs()) {
      boolean there = Value.way(ref) == Value.RESIDENT && pool.mentions(Value.atom(ref));
      left = there ? left : left.plus(ref);
    }
    return left;
  }

  /** {@code onClose(action)}, {@code beforeClose(action)}. */
  void cleanUp(Value pool, Value action, Stores stores, Site site, String via) {
    use(pool, site, via);
    touch(pool, site);
    stores.store(pool, CLEAN_UP, action, TypeFact.OBJECT, site, via);
  }

  /** Says that the value has to be alive here. */
  void use(Value value, Site site, String via) {
    for (int ref : value.refs()) {
      if (atoms.get(Value.atom(ref)) instanceof Atom.Obj) {
        useHome(Value.atom(ref), site, via);
      } else {
        use(ref, site, via);
      }
    }
  }

  /** Says that only the thread of the value may do this. */
  void touch(Value value, Site site) {
    if (frame.anyForeign(value)) {
      frame.tell(new Effect.Touched(value, site));
    }
  }

  private void useHome(int object, Site site, String via) {
    for (int ref : frame.content(object, Loads.HOME).refs()) {
      use(ref, site, via);
    }
  }

  private void use(int ref, Site site, String via) {
    int atom = Value.atom(ref);
    Closing closing = frame.state().closed().get(atom);
    if (closing != null) {
      frame.report(new Violation.UsedAfterEnd(site, ref, closing, via));
      forgive(closing);
    } else if (frame.isForeign(atom)) {
      frame.tell(new Effect.Used(Value.of(atom, Value.way(ref)), site));
    }
  }

  /** One mistake, one finding: whatever ended there has been reported. */
  private void forgive(Closing closing) {
    frame
        .state()
        .closed()
        .forEach(
            (atom, each) -> {
              if (each.site().equals(closing.site()) && frame.isGivenByCallers(atom)) {
                Value ended = Value.of(atom, Value.ITSELF);
                frame.tell(new Effect.Ended(ended, closing.cleared(), closing.site()));
              }
            });
    frame.state(
        frame
            .state()
            .closed(
                frame
                    .state()
                    .closed()
                    .map(each -> each.site().equals(closing.site()) ? null : each)));
  }

  boolean isPool(int atom) {
    return !(atoms.get(atom) instanceof Atom.Obj) && atom != Atoms.HEAP;
  }

  private void end(int closed, Closing closing) {
    endAll(
        frame.state().close(closed, closing),
        atom -> frame.order().isInside(atom, closed) && atom != closed,
        closing);
    growth.forgetIn(closed);
  }

  /**
   * Ends what a slot showed, with what is known to be in it: what else there is of its kind may as
   * well be in what another slot shows.
   */
  private void endOccupant(int closed, Closing closing) {
    endAll(
        frame.state().close(closed, closing),
        atom -> atoms.chain(atom).contains(closed) && atom != closed,
        closing);
    growth.forgetIn(closed);
  }

  private void clear(int cleared, Site site) {
    frame.clearedIn(site.loop(), cleared);
    growth.forgetIn(cleared);
    int gone = atoms.aged(cleared, Age.CLEARED);
    frame.isClearedForm(gone, cleared);
    int memory = Value.ref(cleared, Value.RESIDENT);
    int goneMemory = Value.ref(gone, Value.RESIDENT);
    Closing closing = new Closing(site, true, "");
    endAll(
        frame
            .state()
            .renamed(atoms, each -> each, ref -> ref == memory ? goneMemory : ref)
            .close(gone, closing),
        atom -> atom != cleared && atom != gone && frame.order().isInside(atom, cleared),
        closing);
  }

  private void endAll(State state, IntPredicate gone, Closing closing) {
    State ended = state;
    for (int atom = 1; atom < atoms.count(); atom++) {
      if (isPool(atom) && gone.test(atom)) {
        ended = ended.close(atom, closing);
      }
    }
    frame.state(ended);
  }
}
