package dev.lifeguard.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Components of the call graph, callees first. */
final class CallOrderTest {

  private final Callee a = method("a");
  private final Callee b = method("b");
  private final Callee c = method("c");
  private final Callee d = method("d");

  @Test
  void calleesComeFirst() {
    Body first = calling(a, b);
    Body second = calling(b, c);
    Body third = calling(c);
    assertEquals(List.of(List.of(third), List.of(second), List.of(first)), groups(first));
    assertEquals(
        List.of(List.of(third), List.of(second), List.of(first)), groups(third, second, first));
  }

  @Test
  void thoseThatCallOneAnotherAreOneGroup() {
    Body first = calling(a, b);
    Body second = calling(b, c, d);
    Body third = calling(c, b);
    Body fourth = calling(d);
    assertEquals(
        List.of(Set.of(fourth), Set.of(second, third), Set.of(first)),
        groups(first, second, third, fourth).stream().map(Set::copyOf).toList());
  }

  @Test
  void aBodyThatCallsItselfIsKnown() {
    Body itself = calling(a, a);
    Body another = calling(b, a);
    var order = new CallOrder(List.of(itself, another), _ -> List.of());
    assertEquals(2, order.groups().size());
    assertTrue(order.isRecursive(itself));
    assertFalse(order.isRecursive(another));
  }

  @Test
  void overridersAreCalledToo() {
    Body overrider = calling(b);
    a.overriddenBy(b);
    Body caller = calling(c, a);
    assertEquals(List.of(List.of(overrider), List.of(caller)), groups(caller));
  }

  @Test
  void lambdasComeBeforeWhatMakesThem() {
    var lambda = new BodyBuilder("lambda");
    lambda.leave(2);
    Body inner = lambda.body();
    var f = new BodyBuilder(a);
    f.closure(1, inner);
    f.leave(3);
    Body outer = f.body();
    assertEquals(List.of(List.of(inner), List.of(outer)), groups(outer));
  }

  @Test
  void callbacksComeBeforeWhatMakesTheirObjects() {
    Body callback = calling(b);
    var f = new BodyBuilder(a);
    f.object(1, TypeFact.OBJECT, "Task");
    f.leave(2);
    Body maker = f.body();
    var order =
        new CallOrder(
            List.of(maker, callback),
            owner -> owner.equals("Task") ? List.of(callback) : List.of());
    assertEquals(List.of(List.of(callback), List.of(maker)), order.groups());
    assertEquals(List.of(callback), order.callsOf(maker));
  }

  @Test
  void deepChainsNeedNoStack() {
    int depth = 50_000;
    List<Callee> callees = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      callees.add(method("m" + i));
    }
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      bodies.add(
          i + 1 < depth
              ? calling(callees.get(i), callees.get(i + 1))
              : calling(callees.get(i), callees.get(depth / 2)));
    }
    List<List<Body>> groups = new CallOrder(bodies, _ -> List.of()).groups();
    assertEquals(depth / 2 + 1, groups.size());
    assertEquals(
        Set.copyOf(bodies.subList(depth / 2, depth)),
        groups.getFirst().stream().collect(Collectors.toSet()));
    assertEquals(List.of(bodies.getFirst()), groups.getLast());
  }

  private static List<List<Body>> groups(Body... bodies) {
    return new CallOrder(List.of(bodies), _ -> List.of()).groups();
  }

  private static Callee method(String name) {
    return Methods.method(name, TypeFact.NEVER);
  }

  private static Body calling(Callee callee, Callee... called) {
    var f = new BodyBuilder(callee);
    for (Callee each : called) {
      f.call(1, each);
    }
    f.leave(2);
    return f.body();
  }
}
