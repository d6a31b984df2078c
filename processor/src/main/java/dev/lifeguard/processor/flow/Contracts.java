package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of a method that a library model describes. */
final class Contracts {

  private final Frame frame;
  private final Atoms atoms;
  private final Transfer transfer;
  private final Contract contract;
  private final Value receiver;
  private final List<Value> arguments;
  private final TypeFact type;
  private final Site site;
  private final String via;
  private final List<Value> given;
  private final List<TypeFact> types;
  private int functions = 1;
  private final Map<Contract.Term, Value> results = new HashMap<>();

  Contracts(
      Transfer transfer,
      Contract contract,
      Value receiver,
      List<Value> arguments,
      TypeFact type,
      Site site,
      String via) {
    this(transfer, contract, receiver, arguments, type, site, via, List.of());
  }

  private Contracts(
      Transfer transfer,
      Contract contract,
      Value receiver,
      List<Value> arguments,
      TypeFact type,
      Site site,
      String via,
      List<Value> given) {
    this.frame = transfer.frame();
    this.atoms = frame.atoms();
    this.transfer = transfer;
    this.contract = contract;
    this.receiver = receiver;
    this.arguments = arguments;
    this.type = type;
    this.site = site;
    this.via = via;
    this.given = given;
    this.types = given.isEmpty() ? transfer.argumentTypes() : List.of();
  }

  /** Does what the clauses say, and gives the result. */
  Value apply() {
    if (!isQuiet()) {
      transfer.pools().use(receiver, site, via);
      arguments.forEach(each -> transfer.pools().use(each, site, via));
    }
    @Nullable Value result = null;
    for (Contract.Clause clause : contract.clauses()) {
      Value given = apply(clause);
      result = given == null ? result : given;
    }
    if (result == null) {
      result = byDefault();
    }
    return type.canCarry() ? result : Value.NOTHING;
  }

  private boolean isQuiet() {
    for (Contract.Clause clause : contract.clauses()) {
      if (clause instanceof Contract.Quiet || clause instanceof Contract.Closes) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Value apply(Contract.Clause clause) {
    switch (clause) {
      case Contract.Keep keep -> keep(keep);
      case Contract.Hand hand -> {
        Value result = token();
        transfer.tasks().hand(term(hand.value()), term(hand.to()), result, site);
      }
      case Contract.Invoke invoke -> invoke(invoke);
      case Contract.Returns returns -> {
        return term(returns.value());
      }
      case Contract.Closes closes -> {
        transfer.close(term(closes.value()), site);
        transfer.await(term(closes.value()), site);
      }
      case Contract.Clears clears -> transfer.clear(term(clears.value()), site);
      case Contract.Awaits awaits -> transfer.await(term(awaits.value()), site);
      case Contract.AwaitsBy awaits -> {
        if (transfer.tasks().waiters().isAwaitedBy(term(awaits.function()))) {
          transfer.await(term(awaits.value()), site);
          transfer.tasks().waiters().willAwait(term(awaits.value()), receiver, site);
        }
      }
      case Contract.Allocates allocates -> {
        return transfer.pools().allocate(term(allocates.pool()), site, via);
      }
      case Contract.Owns owns -> {
        return transfer.pools().own(receiver, term(owns.value()), transfer.stores(), site);
      }
      case Contract.HandsOver over -> {
        Value to = term(over.to());
        return transfer.pools().handOver(receiver, term(over.value()), to, transfer.stores(), site);
      }
      case Contract.CleansUp cleansUp -> {
        Value action = term(cleansUp.action());
        transfer.pools().cleanUp(term(cleansUp.pool()), action, transfer.stores(), site, via);
      }
      case Contract.Quiet _ -> {}
    }
    return null;
  }

  private void keep(Contract.Keep keep) {
    Value value = term(keep.value());
    TypeFact valueType = typeOf(keep.value());
    if (keep.in() instanceof Contract.Heap) {
      transfer.stores().storeStatic(Stores.anyStatic(), value, valueType, site);
      return;
    }
    Value base = term(keep.in());
    if (keep.value() instanceof Contract.Nothing) {
      transfer.stores().empty(base, keep.key());
      return;
    }
    if (keep.key().equals(Contract.TASKS) && !isObject(base)) {
      if (keep.value() instanceof Contract.Heap) {
        return;
      }
      transfer.tasks().leaveSet(value, base, site);
      return;
    }
    if (keep.key().equals(Contract.WAITER)) {
      transfer.tasks().waiters().willAwait(base, value, site);
      return;
    }
    FieldRef place = FieldRef.content(keep.key(), contract.method(), TypeFact.OBJECT);
    transfer.stores().store(base, place, value, valueType, site, via);
  }

  private boolean isObject(Value base) {
    for (int ref : base.refs()) {
      if (atoms.get(Value.atom(ref)) instanceof Atom.Obj) {
        return true;
      }
    }
    return false;
  }

  private TypeFact typeOf(Contract.Term term) {
    return switch (term) {
      case Contract.Argument it ->
          it.index() < types.size() ? types.get(it.index()) : TypeFact.OBJECT;
      case Contract.Result result -> resultType(term(result.function()));
      default -> TypeFact.OBJECT;
    };
  }

  /** What a function says of its result, if it is one that was written here. */
  private TypeFact resultType(Value function) {
    for (int ref : function.refs()) {
      if (atoms.get(Value.atom(ref)) instanceof Atom.Obj obj && obj.closure().isPresent()) {
        return obj.closure().get().result();
      }
    }
    return TypeFact.OBJECT;
  }

  private void invoke(Contract.Invoke invoke) {
    List<Value> given = new ArrayList<>();
    for (Contract.Term each : invoke.arguments()) {
      given.add(term(each));
    }
    if (isParallel()) {
      transfer.tasks().lend(term(invoke.function()), site);
    }
    Value function = term(invoke.function());
    if (invoke.repeated()) {
      repeat(function);
    }
    Value result = transfer.calls().invoke(function, given, TypeFact.OBJECT, site);
    results.merge(invoke.function(), result, Value::union);
  }

  /** Whether what the call invokes runs in other threads: a stream says so in its tasks. */
  private boolean isParallel() {
    if (contract.method().startsWith("java.util.Arrays.parallel")) {
      return true;
    }
    if (contract.method().startsWith("java.util.stream.")) {
      for (Reach.Step step : Reach.of(receiver, atoms, frame.state())) {
        if (frame.content(step.atom(), Contract.TASKS).mentions(Atoms.HEAP)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * What it was written as is the body of a loop; where the call gives nothing back, it is run for
   * nothing but what it does.
   */
  private void repeat(Value function) {
    boolean statement = contract.clauses().stream().noneMatch(Contract.Returns.class::isInstance);
    for (int ref : function.refs()) {
      if (atoms.get(Value.atom(ref)) instanceof Atom.Obj obj) {
        obj.closure().ifPresent(body -> frame.program().repeated(body, statement));
      }
    }
  }

  /** Stands for the result of the call while tasks are handed over: a future. */
  private Value token() {
    return type.canCarry()
        ? Value.of(atoms.object(site, 0, type, "", null, false), Value.ITSELF)
        : Value.NOTHING;
  }

  private Value byDefault() {
    boolean nothing = receiver.isNothing();
    Value all = receiver.residents();
    for (Value argument : arguments) {
      nothing &= argument.isNothing();
      all = all.union(argument.residents());
    }
    return nothing && type.canCarry() ? ofNothing() : all;
  }

  /** What came from nowhere: what its type says is in it may be. */
  private Value ofNothing() {
    int object = atoms.object(site, 0, type, "", null, !type.contents().isEmpty());
    transfer.pools().enter(object, site);
    return Value.of(object, Value.ITSELF);
  }

  private Value argument(int index) {
    return index < arguments.size() ? arguments.get(index) : Value.NOTHING;
  }

  private Value term(Contract.Term term) {
    return switch (term) {
      case Contract.This _ -> receiver;
      case Contract.Argument it -> argument(it.index());
      case Contract.Part part ->
          transfer
              .loads()
              .load(
                  term(part.of()),
                  FieldRef.content(part.key(), contract.method(), partType()),
                  site);
      case Contract.Result result -> results.getOrDefault(result.function(), Value.NOTHING);
      case Contract.Frozen frozen -> frozen(term(frozen.of()));
      case Contract.Taken taken -> taken(taken.of(), taken.sure());
      case Contract.AnyOf any -> {
        Value all = Value.NOTHING;
        for (Contract.Term each : any.terms()) {
          all = all.union(term(each));
        }
        yield all;
      }
      case Contract.Fresh fresh -> fresh(fresh.contents());
      case Contract.Function function -> function(function);
      case Contract.Given it -> it.index() < given.size() ? given.get(it.index()) : Value.NOTHING;
      case Contract.Pool _ -> arena();
      case Contract.Heap _ -> Value.of(Atoms.HEAP, Value.ITSELF);
      case Contract.Nothing _ -> Value.NOTHING;
    };
  }

  /** A function object that does what its clauses say, with what came into this call. */
  private Value function(Contract.Function function) {
    Value captured = receiver;
    for (Value argument : arguments) {
      captured = captured.union(argument);
    }
    for (Value each : given) {
      captured = captured.union(each);
    }
    int object = atoms.object(site, functions++, type, "", null, false);
    transfer.pools().enter(object, site);
    frame.state(frame.state().addContent(atoms.place(object, FieldRef.ANYTHING), captured));
    frame.function(
        object,
        (arguments, where) ->
            new Contracts(
                    transfer,
                    new Contract(contract.method(), function.clauses()),
                    receiver,
                    this.arguments,
                    TypeFact.OBJECT,
                    where,
                    via,
                    arguments)
                .apply());
    return Value.of(object, Value.ITSELF);
  }

  /** The static type of the result is that of the part, where a part is what is returned. */
  private TypeFact partType() {
    return type.canCarry() ? type : TypeFact.OBJECT;
  }

  private Value taken(Contract.Term of, boolean sure) {
    Value all = term(of);
    if (sure
        && of instanceof Contract.Part part
        && frame.passes().isSingle(Taking.isTheOnlyOne(all, atoms), site)) {
      transfer.stores().empty(term(part.of()), part.key());
      return all;
    }
    return new Taking(frame).taken(all, sure, site);
  }

  private static Value frozen(Value value) {
    Value frozen = Value.NOTHING;
    for (int ref : value.refs()) {
      frozen = frozen.plus(Value.ref(Value.atom(ref), Value.FROZEN));
    }
    return frozen;
  }

  private Value arena() {
    int arena = atoms.made(site, 0, PoolMade.arena(type), Value.NOTHING);
    transfer.pools().enter(arena, site);
    return Value.of(arena, Value.ITSELF);
  }

  private Value fresh(Map<String, Contract.Term> contents) {
    int object = atoms.object(site, 0, type, "", null, false);
    Map<String, Value> values = new HashMap<>();
    contents.forEach((key, term) -> values.put(key, term(term)));
    transfer.pools().enter(object, site);
    values.forEach(
        (key, value) -> frame.state(frame.state().addContent(atoms.place(object, key), value)));
    return Value.of(object, Value.ITSELF);
  }
}
