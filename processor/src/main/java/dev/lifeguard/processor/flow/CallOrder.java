package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts bodies in an order in which callees come before callers: the strongly connected components
 * of the call graph, by Tarjan's algorithm, without recursion of its own.
 */
final class CallOrder {

  /** A body on the way. */
  private static final class Node {
    private final Body body;
    private final List<Body> calls;
    private final boolean recursive;
    private final int index;
    private int low;
    private int next;
    private boolean onStack = true;

    Node(Body body, List<Body> calls, List<Body> callbacks, int index) {
      this.body = body;
      this.recursive = calls.contains(body);
      this.calls = new ArrayList<>(calls);
      this.calls.addAll(callbacks);
      this.index = index;
      this.low = index;
    }
  }

  private final List<Body> bodies;
  private final Function<String, List<Body>> callbacks;
  private final Map<Body, Node> nodes = new HashMap<>();
  private final Deque<Node> path = new ArrayDeque<>();
  private final Deque<Node> stack = new ArrayDeque<>();
  private final List<List<Body>> groups = new ArrayList<>();

  CallOrder(List<Body> bodies, Function<String, List<Body>> callbacks) {
    this.bodies = bodies;
    this.callbacks = callbacks;
  }

  /** Groups of bodies that call one another, those that are called first. */
  List<List<Body>> groups() {
    for (Body body : bodies) {
      if (!nodes.containsKey(body)) {
        visit(body);
      }
    }
    return groups;
  }

  /** What the body calls; it was put in order. */
  List<Body> callsOf(Body body) {
    Node node = nodes.get(body);
    return node == null ? List.of() : node.calls;
  }

  /** Whether the body calls itself; it was put in order. */
  boolean isRecursive(Body body) {
    Node node = nodes.get(body);
    return node != null && node.recursive;
  }

  private void visit(Body root) {
    enter(root);
    while (!path.isEmpty()) {
      Node node = path.getLast();
      if (node.next < node.calls.size()) {
        Body called = node.calls.get(node.next++);
        Node known = nodes.get(called);
        if (known == null) {
          enter(called);
        } else if (known.onStack) {
          node.low = Math.min(node.low, known.index);
        }
      } else {
        path.removeLast();
        if (!path.isEmpty()) {
          path.getLast().low = Math.min(path.getLast().low, node.low);
        }
        if (node.low == node.index) {
          groups.add(group(node));
        }
      }
    }
  }

  private void enter(Body body) {
    Set<String> made = made(body);
    Node node = new Node(body, calls(body, made), callbacks(made), nodes.size());
    nodes.put(body, node);
    path.addLast(node);
    stack.addLast(node);
  }

  private List<Body> group(Node root) {
    List<Body> group = new ArrayList<>();
    Node node;
    do {
      node = stack.removeLast();
      node.onStack = false;
      group.add(node.body);
    } while (node != root);
    return group;
  }

  /** Whoever makes an object that a library will call knows what that does. */
  private List<Body> callbacks(Set<String> made) {
    List<Body> bodies = new ArrayList<>();
    made.forEach(owner -> bodies.addAll(callbacks.apply(owner)));
    return bodies;
  }

  private static List<Body> calls(Body body, Set<String> made) {
    List<Body> calls = new ArrayList<>();
    for (Block block : body.blocks()) {
      for (Op op : block.ops()) {
        if (op instanceof Op.Call call) {
          add(call.callee(), made, calls);
        } else if (op instanceof Op.Closure closure) {
          calls.add(closure.body());
        }
      }
    }
    return calls;
  }

  private static void add(Callee callee, Set<String> made, List<Body> calls) {
    add(callee, calls);
    if (callee.overriders().isEmpty()) {
      return;
    }
    boolean any = Calls.mayRunAny(callee);
    for (Callee each : callee.overriders()) {
      if (any || made.contains(each.owner())) {
        add(each, calls);
      }
    }
  }

  /** The classes of the objects that the body makes: which overrider runs on these is known. */
  private static Set<String> made(Body body) {
    Set<String> made = new LinkedHashSet<>();
    for (Block block : body.blocks()) {
      for (Op op : block.ops()) {
        if (op instanceof Op.New each && !each.owner().isEmpty()) {
          made.add(each.owner());
        }
      }
    }
    return made;
  }

  private static void add(Callee callee, List<Body> calls) {
    Body body = callee.body();
    if (body != null && !calls.contains(body)) {
      calls.add(body);
    }
  }
}
