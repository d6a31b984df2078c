package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells which bodies can meet anything that has a lifetime: those in which the type of something
 * says so, those that call one of these, and whatever any of all these call. In the others there is
 * nothing to find, and nobody asks what they do.
 *
 * <p>A body of the last sort may know of no pool and yet keep what it is given.
 */
final class Concerned {

  private final CallOrder order;
  private final Predicate<Body> telling;
  private final Set<Body> concerned = new HashSet<>();

  /** {@code telling} knows of bodies that cannot be looked into. */
  Concerned(CallOrder order, Predicate<Body> telling) {
    this.order = order;
    this.telling = telling;
  }

  /** The bodies of those groups that are; groups that are called come first. */
  Set<Body> of(List<List<Body>> groups) {
    Deque<Body> open = new ArrayDeque<>();
    for (List<Body> group : groups) {
      if (isAnyTelling(group) || callsAny(group)) {
        concerned.addAll(group);
        open.addAll(group);
      }
    }
    while (!open.isEmpty()) {
      for (Body called : order.callsOf(open.remove())) {
        if (concerned.add(called)) {
          open.add(called);
        }
      }
    }
    return concerned;
  }

  private boolean callsAny(List<Body> group) {
    for (Body body : group) {
      for (Body called : order.callsOf(body)) {
        if (concerned.contains(called)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAnyTelling(List<Body> group) {
    for (Body body : group) {
      if (isTelling(body)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTelling(Body body) {
    if (telling.test(body) || body.result().tellsLifetime() || tells(body.parameters())) {
      return true;
    }
    for (Block block : body.blocks()) {
      for (Op op : block.ops()) {
        if (tells(op)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean tells(Op op) {
    return switch (op) {
      case Op.NewPool _, Op.Close _, Op.Ask _, Op.Assume _ -> true;
      case Op.Call call -> call.resultType().tellsLifetime() || tells(call.callee());
      case Op.Load load -> load.field().type().tellsLifetime();
      case Op.Store store -> store.field().type().tellsLifetime() || store.type().tellsLifetime();
      case Op.LoadStatic load -> load.field().type().tellsLifetime();
      case Op.StoreStatic store ->
          store.field().type().tellsLifetime() || store.type().tellsLifetime();
      case Op.New made -> made.type().tellsLifetime();
      default -> false;
    };
  }

  private static boolean tells(Callee callee) {
    return callee.thisType().tellsLifetime()
        || callee.result().tellsLifetime()
        || tells(callee.parameters());
  }

  private static boolean tells(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter.type().tellsLifetime() || parameter.outlives() != Parameter.NOTHING) {
        return true;
      }
    }
    return false;
  }
}
