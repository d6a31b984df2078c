package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What each operation does to the state. */
final class Transfer {

  private final Frame frame;
  private final Atoms atoms;
  private final Loads loads;
  private final Demands demands;
  private final Stores stores;
  private final Pools pools;
  private final Tasks tasks;
  private final Calls calls;
  private final Exits exits;

  Transfer(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
    this.loads = new Loads(frame);
    this.pools = new Pools(frame);
    this.demands = new Demands(frame);
    this.stores = new Stores(frame, loads, pools, demands);
    this.tasks = new Tasks(frame, stores);
    this.calls = new Calls(this);
    this.exits = new Exits(this);
  }

  Frame frame() {
    return frame;
  }

  Loads loads() {
    return loads;
  }

  Demands demands() {
    return demands;
  }

  Stores stores() {
    return stores;
  }

  Pools pools() {
    return pools;
  }

  Tasks tasks() {
    return tasks;
  }

  Calls calls() {
    return calls;
  }

  Exits exits() {
    return exits;
  }

  private List<TypeFact> argumentTypes = List.of();

  /** Begins a call of which no more is known than the method. */
  void argumentTypes(Callee callee) {
    argumentTypes = callee.parameters().stream().map(Parameter::type).toList();
  }

  /** The static types of the arguments of the call at hand. */
  List<TypeFact> argumentTypes() {
    return argumentTypes;
  }

  /** The pool is closed: what runs in it has ended, what runs on must not use it. */
  void close(Value pool, Site site) {
    pools.close(pool, site);
    tasks.ended(site);
  }

  /** The same for what was in it. */
  void clear(Value pool, Site site) {
    pools.clear(pool, site);
    tasks.ended(site);
  }

  /** Tasks are waited for here, or in callers. */
  void await(Value value, Site site) {
    tasks.await(value, site);
    if (frame.anyForeign(value) || frame.anyStatic(value)) {
      frame.tell(new Effect.Awaited(value, site));
    }
  }

  void apply(Op op) {
    switch (op) {
      case Op.Copy copy -> assign(copy.to(), var(copy.from()));
      case Op.Join join -> {
        Value all = Value.NOTHING;
        for (int from : join.from()) {
          all = all.union(var(from));
        }
        assign(join.to(), all);
      }
      case Op.Load load -> {
        pools.use(var(load.base()), load.site(), "");
        assign(load.to(), loads.load(var(load.base()), load.field(), load.site()));
      }
      case Op.Store store -> {
        pools.use(var(store.base()), store.site(), "");
        stores.store(
            var(store.base()), store.field(), var(store.value()), store.type(), store.site(), "");
      }
      case Op.LoadStatic load -> assign(load.to(), loads.loadStatic(load.field()));
      case Op.StoreStatic store ->
          stores.storeStatic(store.field(), var(store.value()), store.type(), store.site());
      case Op.New made -> make(made);
      case Op.Closure closure -> close(closure);
      case Op.NewPool made ->
          assign(made.to(), pools.make(var(made.parent()), made.made(), made.site()));
      case Op.Call call -> call(call);
      case Op.Close close -> {
        close(var(close.value()), close.site());
        await(var(close.value()), close.site());
      }
      case Op.Use use -> pools.use(var(use.value()), use.site(), "");
      case Op.Ask ask -> demands.ask(var(ask.value()), ask.type(), ask.name(), ask.site());
      case Op.Assume assume -> assume(assume);
      case Op.Await await -> await(var(await.value()), await.site());
      case Op.AssumeNull assume -> assumeNull(assume.value());
      case Op.IterationEnd end -> exits.iterationEnd(end);
      case Op.Return exit -> exits.leave(var(exit.value()), exit.site());
      case Op.Throw thrown -> pools.use(var(thrown.value()), thrown.site(), "");
    }
  }

  private Value var(int variable) {
    return frame.state().var(variable);
  }

  private void assign(int variable, Value value) {
    frame.state(frame.state().var(variable, value));
  }

  private void make(Op.New made) {
    int object = atoms.object(made.site(), 0, made.type(), made.owner(), null, false);
    pools.enter(object, made.site());
    Value value = Value.of(object, Value.ITSELF);
    if (made.type().home().isPresent()) {
      int home = atoms.result(made.site(), 0, made.type());
      frame.state(
          frame.state().content(atoms.place(object, Loads.HOME), Value.of(home, Value.RESIDENT)));
    }
    assign(made.to(), value);
  }

  private void close(Op.Closure closure) {
    int object = atoms.object(closure.site(), 0, TypeFact.OBJECT, "", closure.body(), false);
    pools.enter(object, closure.site());
    List<Value> captured = new ArrayList<>();
    for (int i = 0; i < closure.captured().size(); i++) {
      Value value = var(closure.captured().get(i));
      captured.add(value);
      int place = atoms.place(object, Captures.field(closure.body(), i));
      frame.state(frame.state().content(place, value));
    }
    assign(closure.to(), Value.of(object, Value.ITSELF));
    new Instantiation(this, closure.body(), captured, closure.site()).outline();
  }

  private void call(Op.Call call) {
    Callee callee = call.callee();
    List<Value> arguments = new ArrayList<>();
    for (int argument : call.arguments()) {
      arguments.add(var(argument));
    }
    argumentTypes = call.argumentTypes();
    assign(
        call.to(),
        calls.call(callee, var(call.receiver()), arguments, call.resultType(), call.site(), ""));
  }

  private void assume(Op.Assume assume) {
    if (assume.open()) {
      for (int ref : var(assume.value()).refs()) {
        frame.state(frame.state().reopen(Value.atom(ref)));
      }
    }
  }

  private void assumeNull(int variable) {
    State state = frame.state();
    Value absent = var(variable);
    State without = state.var(variable, Value.NOTHING);
    var open = state.open();
    for (int ref : absent.refs()) {
      open = open.remove(Value.atom(ref));
    }
    if (!open.isEmpty()) {
      open = withoutContents(absent, without, open);
    }
    frame.state(without.open(open));
  }

  /** What would be in it is not there; what others refer to, too, may be. */
  private IntMap<Site> withoutContents(Value absent, State without, IntMap<Site> open) {
    IntMap<Site> left = open;
    List<Value> others = new ArrayList<>();
    without.vars().forEach((_, value) -> others.add(value));
    BitSet there = new BitSet();
    Reach.of(others, atoms, without).forEach(step -> there.set(step.atom()));
    for (Reach.Step step : Reach.of(absent, atoms, without)) {
      left = there.get(step.atom()) ? left : left.remove(step.atom());
    }
    return left;
  }
}
