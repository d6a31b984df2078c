package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;

/** Memory that piles up: each round of a loop allocates some from a pool around the loop. */
final class Growth {

  /** From here downwards, memory that callees allocate: apart from all else made at their call. */
  private static final int OF_CALLEES = -10;

  private final Frame frame;
  private final Atoms atoms;
  private final Pools pools;

  Growth(Frame frame, Pools pools) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.pools = pools;
  }

  /** Memory that was just allocated from the pool. */
  Value allocated(Value pool, Value memory, Site site) {
    return grows(pool, site) && !memory.isNothing() ? inLoop(memory, 0, site) : memory;
  }

  /** That memory is not for nothing: its address is a number that may be kept anywhere. */
  void forget(Value memory) {
    for (int ref : memory.refs()) {
      frame.state(frame.state().growth(frame.state().growth().remove(Value.atom(ref))));
    }
  }

  /** What was allocated from a pool that ends, or from one inside, piles up no more. */
  void forgetIn(int pool) {
    IntMap<Site> growth = frame.state().growth();
    if (growth.isEmpty()) {
      return;
    }
    growth.forEach(
        (object, _) -> {
          for (Reach.Step step : Reach.of(Value.of(object, Value.ITSELF), atoms, frame.state())) {
            if (atoms.chain(step.atom()).contains(pool)) {
              frame.state(frame.state().growth(frame.state().growth().remove(object)));
            }
          }
        });
  }

  /** Whether memory of that pool piles up while the loop around the site goes on. */
  private boolean grows(Value pool, Site site) {
    if (mentionsPermanent(pool)) {
      return false;
    }
    if (site.loop() == Site.NO_LOOP) {
      return isCaptured(pool);
    }
    for (int ref : pool.refs()) {
      int atom = Value.atom(ref);
      if (!pools.isPool(atom)
          || isMadeInLoop(atom, site.loop())
          || isOneOfMany(atom, site.loop())) {
        return false;
      }
    }
    return true;
  }

  /** What a permanent pool is asked for is an error in a loop and outside of one. */
  private boolean mentionsPermanent(Value pool) {
    for (int ref : pool.refs()) {
      if (atoms.isPermanent(Value.atom(ref))) {
        return true;
      }
    }
    return false;
  }

  /** Whether another loop made many of them: this one may use another one in every round. */
  private boolean isOneOfMany(int atom, int loop) {
    return atoms.get(atom) instanceof Atom.Made made
        && made.site().loop() != Site.NO_LOOP
        && !frame.isWithin(loop, made.site().loop());
  }

  /** Whether this is a function, and the pool one that it captured: it may be called many times. */
  private boolean isCaptured(Value pool) {
    if (frame.body().callee().isPresent() || pool.isNothing()) {
      return false;
    }
    for (int ref : pool.refs()) {
      int atom = Value.atom(ref);
      while (atoms.get(atom) instanceof Atom.Part part) {
        atom = part.base();
      }
      if (!(atoms.get(atom) instanceof Atom.Root root)
          || root.index() >= Captures.count(frame.body())) {
        return false;
      }
    }
    return true;
  }

  /**
   * What came from a method that allocates: what lives in those pools may be memory of this round.
   */
  Value returned(Value from, Value result, Site site) {
    Value all = result;
    for (int pool : from.refs()) {
      all = returned(Value.atom(pool), all, site);
    }
    return all;
  }

  private Value returned(int pool, Value result, Site site) {
    if (!grows(Value.of(pool, Value.ITSELF), site)) {
      return result;
    }
    int memory = Value.ref(pool, Value.RESIDENT);
    Value object = inLoop(Value.NOTHING.plus(memory), OF_CALLEES - pool, site);
    Value all = Value.NOTHING;
    for (int ref : result.refs()) {
      all = ref == memory ? all.union(object) : all.plus(ref);
    }
    return all;
  }

  /** Whether the pool, or one around it, is made inside the loop. */
  boolean isMadeInLoop(int pool, int loop) {
    for (int each : atoms.chain(pool)) {
      Site made =
          switch (atoms.get(each)) {
            case Atom.Made it -> it.site();
            case Atom.Result it -> it.site();
            default -> null;
          };
      if (made != null && frame.isWithin(made.loop(), loop)) {
        return true;
      }
    }
    return false;
  }

  private Value inLoop(Value memory, int index, Site site) {
    int object = atoms.object(site, index, TypeFact.OBJECT, "", null, false);
    pools.enter(object, site);
    State state = frame.state();
    frame.state(
        state
            .content(atoms.place(object, Loads.HOME), memory)
            .growth(state.growth().put(object, site)));
    return Value.of(object, Value.ITSELF);
  }
}
