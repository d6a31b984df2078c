package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must hold where a body, or one round of a loop, ends. */
final class Exits {

  /** More ways of a result to come about than this are not told apart. */
  private static final int MANY = 24;

  private final Frame frame;
  private final Atoms atoms;
  private final Transfer transfer;
  private final Set<Effect.Ended> ended = new LinkedHashSet<>();
  private final BitSet owed = new BitSet();
  private Value result = Value.NOTHING;

  Exits(Transfer transfer) {
    this.frame = transfer.frame();
    this.atoms = frame.atoms();
    this.transfer = transfer;
  }

  /** What of the caller's is closed or cleared on some normal way out. */
  Set<Effect.Ended> ended() {
    return ended;
  }

  /** The pools in the result that the caller has to close from now on. */
  BitSet owed() {
    return owed;
  }

  /** What the body returns, on all ways out together. */
  Value result() {
    return result;
  }

  /** The body returns {@code value}. */
  void leave(Value value, Site site) {
    Value alive = checkAlive(value, site);
    keepPromises(alive, site);
    transfer.tasks().leave(alive);
    noteOwed(alive);
    transfer.stores().escape(alive);
    checkLeaks();
    checkGrowth();
    frame.dangling().check();
    noteEnded();
    result = result.union(alive);
    if (result.refs().length > MANY) {
      result = widened(result);
    }
  }

  /** A result that may be very many things is something of what they are parts of. */
  private Value widened(Value value) {
    Value wide = Value.NOTHING;
    for (int ref : value.refs()) {
      int atom = Value.atom(ref);
      int way = Value.way(ref);
      while (atoms.get(atom) instanceof Atom.Part part) {
        atom = part.base();
        way = Value.RESIDENT;
      }
      wide = wide.plus(Value.ref(atom, way));
    }
    return wide;
  }

  /** What a function allocates and keeps for nobody piles up if it is called like a loop's body. */
  private void checkGrowth() {
    if (frame.body().callee().isEmpty()) {
      frame
          .state()
          .growth()
          .forEach(
              (object, site) ->
                  frame.report(
                      new Violation.GrowthIfRepeated(new Violation.Growth(site, object, true))));
    }
  }

  private void noteOwed(Value value) {
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      if (Value.way(step.ref()) == Value.ITSELF && frame.state().open().has(step.atom())) {
        owed.set(step.atom());
      }
    }
  }

  private void noteEnded() {
    frame
        .state()
        .closed()
        .forEach(
            (atom, closing) -> {
              int pool = frame.pool(atom);
              if (frame.isKnownToCallers(pool) && !isOfAnEarlierSlot(pool)) {
                ended.add(
                    new Effect.Ended(Value.of(pool, Value.ITSELF), pool != atom, closing.site()));
              }
            });
  }

  /** What a slot showed before it was given another: callers find that out themselves. */
  private boolean isOfAnEarlierSlot(int atom) {
    return atoms.get(atom) instanceof Atom.Part part
        && (part.age() == Atom.Age.EARLIER || isOfAnEarlierSlot(part.base()));
  }

  /** One round of a loop is over; what it declared is gone. */
  void iterationEnd(Op.IterationEnd end) {
    for (int variable : end.gone()) {
      frame.state(frame.state().var(variable, Value.NOTHING));
    }
    frame.draining().roundEnds(end.loop());
    new Rounds(frame).end(end.loop());
    State state = frame.state();
    if (state.growth().isEmpty() && state.open().isEmpty()) {
      return;
    }
    int outer = frame.body().loops().get(end.loop());
    Value[] alive = {Value.NOTHING};
    state.vars().forEach((_, value) -> alive[0] = alive[0].union(value));
    state
        .growth()
        .forEach(
            (object, site) -> {
              if (!frame.isWithin(site.loop(), end.loop())) {
                return;
              }
              if (Reach.has(alive[0], object, atoms, state)) {
                frame.state(frame.state().growth(leavingTo(outer, object, site)));
              } else {
                reportGrowth(object, site, end.loop());
              }
            });
    state
        .open()
        .forEach(
            (pool, site) -> {
              if (frame.isWithin(site.loop(), end.loop())
                  && !Reach.has(alive[0], pool, atoms, state)
                  && parentsOutlast(pool, end.loop())) {
                report(pool, site, true);
                frame.state(frame.state().open(frame.state().open().remove(pool)));
              }
            });
  }

  /** What leaves a round of a loop has to leave that of the loop around it, too. */
  private IntMap<Site> leavingTo(int outer, int object, Site site) {
    IntMap<Site> growth = frame.state().growth();
    if (outer == Site.NO_LOOP) {
      return growth.remove(object);
    }
    for (Reach.Step step : Reach.of(Value.of(object, Value.ITSELF), atoms, frame.state())) {
      if (transfer.pools().growth().isMadeInLoop(step.atom(), outer) && step.atom() != object) {
        return growth.remove(object);
      }
    }
    return growth.put(object, new Site(site.place(), site.line(), outer));
  }

  /** The parts of a result that are alive; the first that is not is reported. */
  private Value checkAlive(Value value, Site site) {
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      Closing closing = frame.state().closed().get(step.atom());
      boolean known = frame.isForeign(step.atom()) && Value.way(step.ref()) == Value.ITSELF;
      if (closing != null && !known) {
        frame.report(new Violation.DeadResult(site, step.ref(), closing));
        return Value.NOTHING;
      }
    }
    return value;
  }

  /** The promise of the method itself, and those of the methods that it overrides. */
  private void keepPromises(Value value, Site site) {
    if (keepPromise(frame.body().result(), frame.body().name(), value, site)) {
      return;
    }
    for (Callee overridden : overridden()) {
      if (keepPromise(overridden.result(), overridden.display(), value, site)) {
        return;
      }
    }
  }

  private List<Callee> overridden() {
    return frame.body().callee().map(Callee::overridden).orElse(List.of());
  }

  private boolean keepPromise(TypeFact promised, String name, Value value, Site site) {
    boolean promises = promised.home().isPresent() && !promised.owning();
    if (promises) {
      transfer.demands().askResult(value, promised, name, site);
    }
    return promises;
  }

  private void checkLeaks() {
    frame
        .state()
        .open()
        .forEach(
            (pool, site) -> {
              if (!isInsideOurs(pool) && !frame.draining().isDrained(pool)) {
                report(pool, site, site.loop() != Site.NO_LOOP);
              }
            });
  }

  /** Whether a pool around it is made here too: whoever answers for that one answers for it. */
  private boolean isInsideOurs(int pool) {
    for (int each : atoms.chain(pool)) {
      if (each != pool
          && (atoms.get(each) instanceof Atom.Made || frame.state().closed().has(each))) {
        return true;
      }
    }
    return false;
  }

  private boolean parentsOutlast(int pool, int loop) {
    for (int each : atoms.chain(pool)) {
      if (each != pool && transfer.pools().growth().isMadeInLoop(each, loop)) {
        return false;
      }
      if (each != pool && frame.isClearedIn(loop, each)) {
        return false;
      }
    }
    return true;
  }

  private void reportGrowth(int object, Site site, int loop) {
    frame.state(frame.state().growth(frame.state().growth().remove(object)));
    for (Reach.Step step : Reach.of(Value.of(object, Value.ITSELF), atoms, frame.state())) {
      for (int each : atoms.chain(step.atom())) {
        if (frame.isClearedIn(loop, each)) {
          return;
        }
      }
    }
    frame.report(new Violation.Growth(site, object, true));
  }

  private void report(int pool, Site site, boolean loop) {
    boolean permanent = isBelowPermanent(pool);
    frame.report(
        loop && !permanent
            ? new Violation.Growth(site, pool, false)
            : new Violation.Leaked(site, pool, permanent));
  }

  private boolean isBelowPermanent(int pool) {
    for (int ref : atoms.parents(pool).refs()) {
      if (atoms.isPermanent(Value.atom(ref))) {
        return true;
      }
    }
    return false;
  }
}
