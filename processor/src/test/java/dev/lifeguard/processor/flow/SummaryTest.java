package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Sample.BOX_VALUE;
import static dev.lifeguard.processor.flow.Sample.NEW_SCRATCH;
import static dev.lifeguard.processor.flow.Sample.SERVER_TEXT;
import static dev.lifeguard.processor.flow.Sample.SERVER_TYPE;
import static dev.lifeguard.processor.flow.Sample.SESSION_TEXT;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What bodies do to their callers' things, also where they call one another. */
final class SummaryTest {

  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int THIRD = 2;

  private final List<Body> bodies = new ArrayList<>();
  private final BodyBuilder f = new BodyBuilder("f");
  private final int server = f.parameter("server", SERVER_TYPE);
  private final int session = f.parameter("session", SESSION_TYPE);

  @Test
  void aStoreInACalleeIsFoundAtTheCall() {
    Callee keep = keep();
    f.call(13, keep, server, f.allocate(12, session));
    f.call(15, keep, session, f.allocate(14, server));
    assertFound("LG203 at 13");
  }

  @Test
  void throughTwoCalls() {
    Callee keep = keep();
    Callee through = method("through", TypeFact.NEVER, 2);
    var g = new BodyBuilder(through);
    g.call(4, keep, FIRST, SECOND);
    g.leave(5);
    bodies.add(g.body());
    f.call(13, through, server, f.allocate(12, session));
    assertFound("LG203 at 13");
  }

  @Test
  void aResultIsWhatWasGiven() {
    Callee second = method("second", TypeFact.OBJECT, 2);
    var g = new BodyBuilder(second);
    g.leave(2, SECOND);
    bodies.add(g.body());
    int shorter = f.call(13, second, server, f.allocate(12, session));
    f.store(14, server, SERVER_TEXT, shorter);
    int longer = f.call(16, second, session, f.allocate(15, server));
    f.store(17, server, SERVER_TEXT, longer);
    assertFound("LG203 at 14");
  }

  @Test
  void aResultCarriesWhatWasPutIntoIt() {
    Callee box = method("box", TypeFact.OBJECT, 1);
    var g = new BodyBuilder(box);
    int made = g.object(2, TypeFact.OBJECT, "Box");
    g.store(3, made, BOX_VALUE, FIRST);
    g.leave(4, made);
    bodies.add(g.body());
    int boxed = f.call(13, box, f.allocate(12, session));
    f.store(14, session, SESSION_TEXT, boxed);
    f.store(16, server, SERVER_TEXT, f.load(15, boxed, BOX_VALUE));
    assertFound("LG203 at 16");
  }

  @Test
  void aCalleeThatClosesWhatItIsGiven() {
    Callee finish = method("finish", TypeFact.NEVER, 1);
    var g = new BodyBuilder(finish);
    g.close(2, FIRST);
    g.leave(3);
    bodies.add(g.body());
    int scratch = f.pool(11, session, NEW_SCRATCH);
    int text = f.allocate(12, scratch);
    f.call(13, finish, scratch);
    f.use(14, text);
    assertFound("LG301 at 14");
  }

  @Test
  void aCalleeThatUsesWhatIsClosed() {
    Callee read = method("read", TypeFact.NEVER, 1);
    var g = new BodyBuilder(read);
    g.use(2, FIRST);
    g.leave(3);
    bodies.add(g.body());
    int scratch = f.pool(11, session, NEW_SCRATCH);
    int text = f.allocate(12, scratch);
    f.call(13, read, text);
    f.close(14, scratch);
    f.call(15, read, text);
    assertFound("LG301 at 15");
  }

  @Test
  void aPoolThatIsHandedOnIsForTheCallerToClose() {
    Callee open = method("open", Sample.ANY_POOL, 1);
    var g = new BodyBuilder(open);
    g.leave(3, g.pool(2, FIRST, NEW_SCRATCH));
    bodies.add(g.body());
    f.close(12, f.call(11, open, session));
    f.call(13, open, session);
    assertFound("LG402 at 13");
  }

  @Test
  void anyOverriderMayBeCalled() {
    Callee base = method("base", TypeFact.NEVER, 2);
    var nothing = new BodyBuilder(base);
    nothing.leave(1);
    bodies.add(nothing.body());
    base.overriddenBy(keep());
    f.call(13, base, server, f.allocate(12, session));
    assertFound("LG203 at 13");
  }

  @Test
  void recursionSettles() {
    Callee walk = method("walk", TypeFact.OBJECT, 2);
    var g = new BodyBuilder(walk);
    int deeper = g.block();
    int end = g.block();
    g.jump(deeper, end);
    g.in(deeper);
    g.leave(3, g.call(2, walk, FIRST, SECOND));
    g.in(end);
    g.store(4, FIRST, BOX_VALUE, SECOND);
    g.leave(5, SECOND);
    bodies.add(g.body());
    int text = f.call(13, walk, session, f.allocate(12, session));
    f.store(14, server, SERVER_TEXT, text);
    f.call(16, walk, server, f.allocate(15, session));
    assertFound("LG203 at 14", "LG203 at 16");
  }

  @Test
  void mutualRecursionSettles() {
    Callee even = method("even", TypeFact.NEVER, 2);
    Callee odd = method("odd", TypeFact.NEVER, 2);
    var g = new BodyBuilder(even);
    int more = g.block();
    int end = g.block();
    g.jump(more, end);
    g.in(more);
    g.call(2, odd, FIRST, SECOND);
    g.jump(end);
    g.in(end);
    g.leave(3);
    var h = new BodyBuilder(odd);
    int again = h.block();
    int last = h.block();
    h.jump(again, last);
    h.in(again);
    h.call(5, even, FIRST, SECOND);
    h.leave(6);
    h.in(last);
    h.store(7, FIRST, BOX_VALUE, SECOND);
    h.leave(8);
    bodies.add(g.body());
    bodies.add(h.body());
    f.call(13, even, server, f.allocate(12, session));
    f.call(15, odd, server, f.allocate(14, session));
    f.call(17, even, session, f.allocate(16, server));
    assertFound("LG203 at 13", "LG203 at 15");
  }

  @Test
  void recursionThatExchangesItsArgumentsSettles() {
    Callee turn = method("turn", TypeFact.NEVER, 3);
    var g = new BodyBuilder(turn);
    int deeper = g.block();
    int end = g.block();
    g.jump(deeper, end);
    g.in(deeper);
    g.call(2, turn, SECOND, THIRD, FIRST);
    g.leave(3);
    g.in(end);
    g.store(4, FIRST, BOX_VALUE, SECOND);
    g.leave(5);
    bodies.add(g.body());
    int text = f.allocate(12, session);
    int other = f.allocate(13, session);
    f.call(14, turn, text, server, other);
    f.call(15, turn, session, text, other);
    assertFound("LG203 at 14");
  }

  /** Keeps its second argument in its first. */
  private Callee keep() {
    Callee keep = method("keep", TypeFact.NEVER, 2);
    var g = new BodyBuilder(keep);
    g.store(2, FIRST, BOX_VALUE, SECOND);
    g.leave(3);
    bodies.add(g.body());
    return keep;
  }

  private static Callee method(String name, TypeFact result, int parameters) {
    TypeFact[] types = new TypeFact[parameters];
    Arrays.fill(types, TypeFact.OBJECT);
    return Methods.method(name, result, types);
  }

  private void assertFound(String... findings) {
    f.leave(99);
    bodies.addFirst(f.body());
    assertEquals(List.of(findings), Findings.of(bodies.toArray(Body[]::new)));
  }
}
