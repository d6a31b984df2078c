package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a body whose summary is known: its atoms are exchanged for what the caller gives, then
 * the caller does what the body does.
 */
final class Instantiation {

  /** All objects of a call that nothing with a lifetime was put into. */
  private static final int PLAIN = -2;

  /** All results of a call of which nothing is known. */
  private static final int UNKNOWN = -3;

  private final Frame frame;
  private final Atoms atoms;
  private final Transfer transfer;
  private final Body body;
  private final Summary summary;
  private final List<Value> arguments;
  private final Site call;
  private boolean outline;

  /** What stands for each atom of the body that was met. */
  private @Nullable Value[] known;

  /** {@code arguments} are for all parameters of the body: this, captures, declared ones. */
  Instantiation(Transfer transfer, Body body, List<Value> arguments, Site call) {
    this.frame = transfer.frame();
    this.atoms = frame.atoms();
    this.transfer = transfer;
    this.body = body;
    this.summary = frame.program().summary(body);
    this.known = new Value[summary.atoms().count()];
    this.arguments = arguments;
    this.call = call;
  }

  /** Does what the body does, and gives its result. */
  Value run() {
    for (Effect effect : summary.effects()) {
      apply(effect);
    }
    Value result = alive(value(summary.result()).union(fromOwnPools()));
    summary.owed().stream().forEach(this::owe);
    return body.callee().isPresent() ? grown(result) : result;
  }

  /** What the body returns of the pool that an object lives in goes when that is cleared. */
  private Value fromOwnPools() {
    Value own = Value.NOTHING;
    for (int theirs : summary.result().refs()) {
      if (Value.way(theirs) == Value.RESIDENT) {
        own = own.union(transfer.pools().around(atom(Value.atom(theirs))));
      }
    }
    return own;
  }

  /** Memory that a method allocates for its caller is as good as allocated here. */
  private Value grown(Value result) {
    Value pools = Value.NOTHING;
    for (Effect effect : summary.effects()) {
      if (effect instanceof Effect.Allocated allocated
          && !frame.program().isFaulty(body)
          && !summary.keeps(allocated.pool())) {
        pools = pools.union(value(allocated.pool()));
      }
    }
    return pools.isNothing() ? result : transfer.pools().growth().returned(pools, result, call);
  }

  /** What a function of ours gave from a pool that the body made for it is gone by now. */
  private Value alive(Value result) {
    if (summary.gone().isEmpty()) {
      return result;
    }
    Value gone = Value.NOTHING;
    for (int theirs = 0; theirs < known.length; theirs++) {
      if (known[theirs] != null && summary.gone().get(theirs)) {
        gone = gone.union(atom(theirs));
      }
    }
    for (Reach.Step step : Reach.of(result, atoms, frame.state())) {
      if (gone.mentions(step.atom())) {
        frame.report(new Violation.DeadResult(call, step.ref(), new Closing(call, false, "")));
        return Value.NOTHING;
      }
    }
    return result;
  }

  /** A pool in the result is ours to close. */
  private void owe(int theirs) {
    for (int ref : atom(theirs).refs()) {
      int pool = Value.atom(ref);
      if (atoms.get(pool) instanceof Atom.Made made
          && !transfer.pools().isShown(atoms.parents(pool), made.made())) {
        frame.state(frame.state().open(frame.state().open().put(pool, call)));
      }
    }
  }

  /** Does only what the body would do whenever it is called: what it stores, what it uses. */
  void outline() {
    outline = true;
    for (Effect effect : summary.effects()) {
      switch (effect) {
        case Effect.Stored stored when stored.field().role() == FieldRef.Role.CHILD_SLOT ->
            transfer
                .stores()
                .willFill(
                    value(stored.base()), stored.field(), value(stored.value()), site(stored));
        case Effect.Stored _, Effect.Used _, Effect.PoolMadeIn _ -> apply(effect);
        case Effect.Allocated allocated -> allocate(allocated);
        case Effect.Called _,
            Effect.Touched _,
            Effect.Ended _,
            Effect.Handed _,
            Effect.Awaited _ -> {}
      }
    }
  }

  private void allocate(Effect.Allocated allocated) {
    transfer.pools().checkPermanent(value(allocated.pool()), site(allocated));
  }

  /**
   * Findings inside a lambda are shown where they are; those in a method where it is called, and so
   * are those in a lambda that was compiled earlier.
   */
  private Site site(Effect effect) {
    boolean here = body.callee().isEmpty() && !frame.program().isLearnt(body);
    return here ? frame.site(effect.site(), call.loop()) : call;
  }

  private String via() {
    return body.callee().isPresent() ? body.name() : "";
  }

  private void apply(Effect effect) {
    if (atoms.isExhausted()) {
      return;
    }
    atoms.step();
    Site site = site(effect);
    switch (effect) {
      case Effect.Stored stored when stored.field().key().equals(Contract.WAITER) ->
          transfer.tasks().waiters().willAwait(value(stored.base()), value(stored.value()), site);
      case Effect.Stored stored ->
          transfer
              .stores()
              .store(
                  value(stored.base()),
                  stored.field(),
                  value(stored.value()),
                  stored.type(),
                  site,
                  via());
      case Effect.Used used ->
          transfer.pools().use(value(used.value()), outline ? site : call, via());
      case Effect.Touched touched -> transfer.pools().touch(value(touched.value()), site);
      case Effect.Ended ended when ended.cleared() -> transfer.clear(value(ended.pool()), site);
      case Effect.Ended ended -> transfer.close(value(ended.pool()), site);
      case Effect.Allocated allocated -> transfer.pools().allocated(value(allocated.pool()), site);
      case Effect.PoolMadeIn made ->
          transfer.pools().checkParents(value(made.parent()), made.made(), site);
      case Effect.Handed handed ->
          transfer
              .tasks()
              .again(
                  value(handed.task()),
                  value(handed.to()),
                  value(handed.result()),
                  handed.local(),
                  site);
      case Effect.Awaited awaited -> transfer.await(value(awaited.value()), site);
      case Effect.Called called -> {
        List<Value> given = new ArrayList<>();
        for (Value each : called.arguments()) {
          given.add(value(each));
        }
        transfer.argumentTypes(called.callee());
        Value result =
            transfer
                .calls()
                .call(called.callee(), value(called.receiver()), given, called.type(), site, via());
        know(called.result(), result);
      }
    }
  }

  private Value value(Value theirs) {
    Value ours = Value.NOTHING;
    for (int ref : theirs.refs()) {
      Value atom = atom(Value.atom(ref));
      ours = ours.union(Value.way(ref) == Value.ITSELF ? atom : inWay(atom, Value.way(ref)));
    }
    return ours;
  }

  private Value inWay(Value value, int way) {
    Value changed = Value.NOTHING;
    for (int ref : value.refs()) {
      boolean object = atoms.get(Value.atom(ref)) instanceof Atom.Obj;
      boolean keep = (object && way == Value.RESIDENT) || Value.way(ref) == Value.FROZEN;
      changed = changed.plus(keep ? ref : Value.ref(Value.atom(ref), way));
    }
    return changed;
  }

  private Value atom(int theirs) {
    Value ours = theirs < known.length ? known[theirs] : null;
    if (ours == null) {
      ours = make(theirs);
      know(theirs, ours);
    }
    return ours;
  }

  /** To ask for an atom at another age may have made one more. */
  private void know(int theirs, Value ours) {
    if (theirs >= known.length) {
      known = Arrays.copyOf(known, theirs + 1);
    }
    known[theirs] = ours;
  }

  private Value make(int theirs) {
    return switch (summary.atoms().get(theirs)) {
      case Atom.Heap _ -> Value.of(Atoms.HEAP, Value.ITSELF);
      case Atom.Root root ->
          root.index() < arguments.size() ? arguments.get(root.index()) : Value.NOTHING;
      case Atom.Part part -> transfer.loads().load(atom(part.base()), part.field(), call);
      case Atom.Result result -> result(theirs, result);
      case Atom.Made made -> {
        int same = summary.atoms().unmoved(theirs);
        yield same == theirs ? pool(theirs, made) : atom(same);
      }
      case Atom.Obj obj -> object(theirs, obj);
    };
  }

  private int index(int theirs) {
    return atoms.index(body, summary.atoms(), theirs, frame.program().isAtHand(body));
  }

  private Value result(int theirs, Atom.Result result) {
    int index = result.type().home().isPresent() ? index(theirs) : UNKNOWN;
    int ours = atoms.result(call, index, result.type());
    if (call.loop() != Site.NO_LOOP) {
      frame.renewIfClosed(ours);
    }
    know(theirs, Value.of(ours, Value.ITSELF));
    if (index != UNKNOWN) {
      atoms.addParents(ours, value(summary.atoms().parents(theirs)));
    }
    return Value.of(ours, Value.ITSELF);
  }

  private Value pool(int theirs, Atom.Made made) {
    int ours = atoms.made(call, index(theirs), made.made(), Value.NOTHING);
    atoms.from(ours, summary.atoms(), theirs);
    if (frame.program().isAtHand(body) || summary.atoms().isOneOfMany(theirs)) {
      atoms.oneOfMany(ours);
    }
    transfer.pools().enter(ours, call);
    know(theirs, Value.of(ours, Value.ITSELF));
    atoms.addParents(ours, value(summary.atoms().parents(theirs)));
    return Value.of(ours, Value.ITSELF);
  }

  private Value object(int theirs, Atom.Obj obj) {
    boolean plainly = !obj.type().mutable() && !summary.carries(theirs, frame.program());
    if (plainly || atoms.isExhausted()) {
      int plain = atoms.object(call, PLAIN, obj.type(), obj.owner(), null, obj.opaque());
      transfer.pools().enter(plain, call);
      return Value.of(plain, Value.ITSELF);
    }
    int ours =
        atoms.object(
            call, index(theirs), obj.type(), obj.owner(), obj.closure().orElse(null), obj.opaque());
    atoms.from(ours, summary.atoms(), theirs);
    transfer.pools().enter(ours, call);
    know(theirs, Value.of(ours, Value.ITSELF));
    for (int place : summary.atoms().placesOf(theirs)) {
      Value content = summary.contents().get(place);
      if (content != null) {
        int here = atoms.place(ours, summary.atoms().placeKey(place));
        if (summary.atoms().isCapture(place)) {
          atoms.markCapture(here);
        }
        Value inside = value(content);
        frame.state(frame.state().addContent(here, inside));
      }
    }
    return Value.of(ours, Value.ITSELF);
  }
}
