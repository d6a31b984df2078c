package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call does: by the annotations of the method, its bodies where they are compiled in this
 * run, else a library model, else the default: arguments are borrowed, and the result lives no
 * longer than anything that came in.
 */
final class Calls {

  /** More implementations than this, and a call is taken to be of a library. */
  private static final int MANY = 8;

  /** More than this, and a body is taken to run within itself without end. */
  private static final int NESTED = 3;

  /** All results of a call that is made again in callers. */
  private static final int LATER = -5;

  /** Methods of segments and buffers that any thread may call: they access no memory. */
  private static final Set<String> DESCRIBING =
      Set.of(
          "address",
          "asByteBuffer",
          "asReadOnly",
          "asSlice",
          "byteSize",
          "capacity",
          "duplicate",
          "equals",
          "hasRemaining",
          "isDirect",
          "isMapped",
          "isNative",
          "isReadOnly",
          "limit",
          "position",
          "reinterpret",
          "remaining",
          "scope",
          "slice",
          "toString");

  /** Functions that call functions that call what they were given: further down is not looked. */
  private static final int DEEP = 16;

  private final Frame frame;
  private final Atoms atoms;
  private final Transfer transfer;
  private final Deque<Body> running = new ArrayDeque<>();

  Calls(Transfer transfer) {
    this.frame = transfer.frame();
    this.atoms = frame.atoms();
    this.transfer = transfer;
  }

  /** A call; {@code type} is the static type of its result. */
  Value call(
      Callee callee, Value receiver, List<Value> arguments, TypeFact type, Site site, String via) {
    keepPromises(callee, receiver, arguments, site);
    Value result =
        isPlain(receiver)
            ? general(callee, receiver, arguments, type, site, via)
            : dispatched(callee, receiver, arguments, type, site, via);
    return type.canCarry() ? transfer.loads().narrowed(result, type, site) : Value.NOTHING;
  }

  /** Whether no object tells which method is called. */
  private boolean isPlain(Value receiver) {
    for (int ref : receiver.refs()) {
      if (atoms.get(Value.atom(ref)) instanceof Atom.Obj) {
        return false;
      }
    }
    return true;
  }

  private Value dispatched(
      Callee callee, Value receiver, List<Value> arguments, TypeFact type, Site site, String via) {
    var ways = new Alternatives(frame);
    Value rest = Value.NOTHING;
    for (int ref : receiver.refs()) {
      Frame.ModelFunction modelled = frame.function(Value.atom(ref));
      Body exact = modelled == null ? exactBody(ref, callee) : null;
      if (modelled != null && callee.isOpen()) {
        ways.go(() -> modelled.call(arguments, site));
      } else if (exact != null) {
        Value one = Value.of(Value.atom(ref), Value.way(ref));
        ways.go(() -> run(exact, one, arguments, site));
      } else {
        rest = rest.plus(ref);
      }
    }
    if (!rest.isNothing() || receiver.isNothing()) {
      Value others = rest;
      ways.go(() -> general(callee, others, arguments, type, site, via));
    }
    return ways.join();
  }

  /** Calls a functional argument, with those arguments. */
  Value invoke(Value function, List<Value> arguments, TypeFact type, Site site) {
    Value result = Value.NOTHING;
    for (int ref : function.refs()) {
      Value one = Value.of(Value.atom(ref), Value.way(ref));
      Frame.ModelFunction modelled = frame.function(Value.atom(ref));
      if (modelled != null) {
        result = result.union(modelled.call(arguments, site));
        continue;
      }
      if (atoms.get(Value.atom(ref)) instanceof Atom.Obj obj) {
        Body body =
            obj.closure().orElseGet(() -> frame.program().function(obj.owner(), arguments.size()));
        if (body != null) {
          result = result.union(run(body, one, arguments, site));
          continue;
        }
      } else if (frame.isForeign(Value.atom(ref)) && !arguments.isEmpty()) {
        result = result.union(later(Program.FUNCTION, one, arguments, type, site));
        continue;
      }
      result = result.union(one.residents());
    }
    return result;
  }

  private void keepPromises(Callee callee, Value receiver, List<Value> arguments, Site site) {
    for (int i = 0; i < callee.parameters().size() && i < arguments.size(); i++) {
      Parameter parameter = callee.parameters().get(i);
      Value argument = arguments.get(i);
      if (argument.isNothing()) {
        continue;
      }
      if (parameter.type().carry() == Carry.HOMED && !parameter.type().owning()) {
        transfer
            .demands()
            .ask(argument, parameter.type(), callee.display() + "." + parameter.name(), site);
      }
      if (parameter.outlives() != Parameter.NOTHING) {
        Value lower =
            parameter.outlives() == Parameter.THIS ? receiver : arguments.get(parameter.outlives());
        transfer
            .demands()
            .mustOutlive(argument, lower, callee.display() + "." + parameter.name(), site);
      }
    }
  }

  private @Nullable Body exactBody(int ref, Callee callee) {
    if (!(atoms.get(Value.atom(ref)) instanceof Atom.Obj obj)) {
      return null;
    }
    if (obj.closure().isPresent()) {
      return callee.isOpen() ? obj.closure().get() : null;
    }
    if (obj.owner().equals(callee.owner()) || callee.isConstructor()) {
      return callee.body();
    }
    for (Callee each : callee.overriders()) {
      if (each.owner().equals(obj.owner())) {
        return each.body();
      }
    }
    return null;
  }

  private Value general(
      Callee callee, Value receiver, List<Value> arguments, TypeFact type, Site site, String via) {
    Set<Body> bodies = bodies(callee);
    if (!bodies.isEmpty()) {
      return runAny(bodies, receiver, arguments, site);
    }
    if (isMemory(callee)) {
      if (callee.name().equals("address")) {
        transfer.pools().growth().forget(receiver);
      }
      touchMemory(callee, receiver, arguments, site);
    }
    Contract contract = callee.contract();
    if (contract != null) {
      return new Contracts(transfer, contract, receiver, arguments, type, site, via).apply();
    }
    return unknown(callee, receiver, arguments, type, site, via);
  }

  /** One of several bodies runs, and it is not known which: they all start from the same. */
  private Value runAny(Set<Body> bodies, Value receiver, List<Value> arguments, Site site) {
    if (bodies.size() == 1) {
      return run(bodies.iterator().next(), receiver, arguments, site);
    }
    var ways = new Alternatives(frame);
    for (Body body : bodies) {
      ways.go(() -> run(body, receiver, arguments, site));
    }
    return ways.join();
  }

  private static Set<Body> bodies(Callee callee) {
    Body own = callee.body();
    if (callee.overriders().isEmpty()) {
      return own == null ? Set.of() : Set.of(own);
    }
    Set<Body> bodies = new LinkedHashSet<>();
    if (own != null) {
      bodies.add(own);
    } else if (callee.contract() != null) {
      return bodies;
    }
    if (mayRunAny(callee)) {
      for (Callee each : callee.overriders()) {
        Body body = each.body();
        if (body != null) {
          bodies.add(body);
        }
      }
    }
    return bodies;
  }

  /**
   * Whether the overriders seen in this run are all that may be meant. Of what implements an
   * interface of the JDK, most is elsewhere: any {@code Runnable} is not the one task seen here.
   */
  static boolean mayRunAny(Callee callee) {
    return callee.overriders().size() <= MANY
        && !callee.isConstructor()
        && !callee.owner().startsWith("java.");
  }

  private Value run(Body body, Value receiver, List<Value> arguments, Site site) {
    List<Value> all = new ArrayList<>();
    boolean lambda = body.callee().isEmpty();
    if (lambda) {
      addCaptured(body, receiver, all);
    } else if (body.thisParameter()) {
      all.add(receiver);
    }
    all.addAll(arguments);
    return runOnce(body, all, site);
  }

  /** A function that captures one like itself does nothing inside itself that it does not do. */
  private Value runOnce(Body body, List<Value> arguments, Site site) {
    if (running.size() > DEEP || Collections.frequency(running, body) >= NESTED) {
      return Value.NOTHING;
    }
    running.push(body);
    Value result = new Instantiation(transfer, body, arguments, site).run();
    running.pop();
    return result;
  }

  private void addCaptured(Body body, Value closure, List<Value> all) {
    for (int i = 0; i < Captures.count(body); i++) {
      Value captured = Value.NOTHING;
      for (int ref : closure.refs()) {
        captured = captured.union(frame.content(Value.atom(ref), Captures.key(i)));
      }
      all.add(captured);
    }
  }

  private Value unknown(
      Callee callee, Value receiver, List<Value> arguments, TypeFact type, Site site, String via) {
    boolean ofObject = callee.owner().equals("java.lang.Object");
    boolean plainly = callee.isConstructor() && arguments.isEmpty();
    if (ofObject || plainly) {
      return Value.NOTHING;
    }
    transfer.pools().use(receiver, site, via);
    boolean nothing = receiver.isNothing();
    for (Value argument : arguments) {
      transfer.pools().use(argument, site, via);
      nothing &= argument.isNothing();
    }
    closeIfSaid(callee, receiver, arguments, site);
    if (!callee.isStatic() && frame.anyForeign(receiver) && callee.isOpen()) {
      return later(callee, receiver, arguments, type, site);
    }
    return nothing ? fresh(callee, type, site) : borrowed(callee, receiver, arguments, type, site);
  }

  /** {@code close()} of whatever it is: of a pool, if that is what callers pass. */
  private void closeIfSaid(Callee callee, Value receiver, List<Value> arguments, Site site) {
    if (callee.name().equals("close") && arguments.isEmpty()) {
      Value pools = Value.NOTHING;
      for (int ref : receiver.refs()) {
        int atom = Value.atom(ref);
        boolean pool = atoms.get(atom) instanceof Atom.Made || atoms.type(atom).pool();
        if (pool || atoms.home(atom) != null) {
          pools = pools.plus(ref);
        }
      }
      transfer.close(pools, site);
      transfer.await(receiver, site);
    }
  }

  /** What the default says: the result lives no longer than anything that came in. */
  Value borrowed(Callee callee, Value receiver, List<Value> arguments, TypeFact type, Site site) {
    if (callee.isConstructor()) {
      for (int i = 0; i < arguments.size(); i++) {
        transfer
            .stores()
            .store(
                receiver,
                FieldRef.content(FieldRef.ANYTHING, callee.display(), TypeFact.OBJECT),
                arguments.get(i),
                TypeFact.OBJECT,
                site,
                "");
      }
      return Value.NOTHING;
    }
    if (type.carry() == Carry.HOMED) {
      return ofType(receiver, arguments, type, site);
    }
    if (!type.canCarry() || (type.carry() == Carry.PLAIN && !type.local())) {
      return type.canCarry() ? fresh(callee, type, site) : Value.NOTHING;
    }
    Value all = receiver.residents();
    for (Value argument : arguments) {
      all = all.union(argument.residents());
    }
    return all;
  }

  private Value ofType(Value receiver, List<Value> arguments, TypeFact type, Site site) {
    Value same = withHome(receiver, type);
    for (Value argument : arguments) {
      same = same.union(withHome(argument, type));
    }
    if (same.isOne() && !type.owning()) {
      return same.residents();
    }
    int result = atoms.result(site, 0, type);
    if (site.loop() != Site.NO_LOOP) {
      frame.renewIfClosed(result);
    }
    return Value.of(result, Value.ITSELF);
  }

  private Value withHome(Value value, TypeFact type) {
    Value same = Value.NOTHING;
    for (int ref : value.refs()) {
      if (type.home().filter(kind -> kind.equals(atoms.home(Value.atom(ref)))).isPresent()) {
        same = same.plus(ref);
      }
    }
    return same;
  }

  private Value fresh(Callee callee, TypeFact type, Site site) {
    if (!type.canCarry() || callee.isConstructor()) {
      return Value.NOTHING;
    }
    if (type.carry() == Carry.HOMED) {
      return ofType(Value.NOTHING, List.of(), type, site);
    }
    int object = atoms.object(site, 0, type, "", null, true);
    transfer.pools().enter(object, site);
    return Value.of(object, Value.ITSELF);
  }

  /** Whether it is a method of segments or buffers, which nobody else can implement. */
  private static boolean isMemory(Callee callee) {
    return callee.owner().equals("java.lang.foreign.MemorySegment")
        || (callee.owner().startsWith("java.nio.") && callee.owner().endsWith("Buffer"));
  }

  /** Memory is read or written, unless it is only asked where it is, or seen in another way. */
  private void touchMemory(Callee callee, Value receiver, List<Value> arguments, Site site) {
    if (!DESCRIBING.contains(callee.name())) {
      transfer.pools().touch(receiver, site);
      arguments.forEach(each -> transfer.pools().touch(each, site));
    }
  }

  private Value later(
      Callee callee, Value receiver, List<Value> arguments, TypeFact type, Site site) {
    int token = atoms.result(site, LATER, type);
    if (site.loop() != Site.NO_LOOP) {
      frame.renewIfClosed(token);
    }
    frame.givenByCallers(token);
    frame.tell(new Effect.Called(callee, receiver, arguments, token, type, site));
    return type.canCarry() ? Value.of(token, Value.ITSELF) : Value.NOTHING;
  }
}
