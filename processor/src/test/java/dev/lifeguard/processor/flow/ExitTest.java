package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Sample.BOX_VALUE;
import static dev.lifeguard.processor.flow.Sample.DAEMON_TYPE;
import static dev.lifeguard.processor.flow.Sample.NEW_REQUEST;
import static dev.lifeguard.processor.flow.Sample.NEW_SCRATCH;
import static dev.lifeguard.processor.flow.Sample.REQUEST_POOL;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Severity;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold where a body, or a round of a loop, ends: leaks, and results that are dead. */
final class ExitTest {

  private final BodyBuilder f = new BodyBuilder("f");
  private final int session = f.parameter("session", SESSION_TYPE);

  @Test
  void aPoolThatIsClosedOnOneExitOnly() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int closing = f.block();
    int forgetting = f.block();
    f.jump(closing, forgetting);
    f.in(closing);
    f.close(3, scratch);
    f.leave(4);
    f.in(forgetting);
    f.leave(5);
    assertFound("LG402 at 2");
  }

  @Test
  void aPoolThatIsForgottenBeforePathsMeet() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int closing = f.block();
    int forgetting = f.block();
    int end = f.block();
    f.jump(closing, forgetting);
    f.in(closing);
    f.close(3, scratch);
    f.jump(end);
    f.in(forgetting);
    f.jump(end);
    f.in(end);
    f.leave(5);
    assertFound("LG402 at 2");
  }

  @Test
  void aPoolThatIsClosedOnAllNormalExits() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int normal = f.block();
    int failing = f.block();
    f.jump(normal, failing);
    f.in(normal);
    f.close(3, scratch);
    f.leave(4);
    f.in(failing);
    f.fail(5);
    assertFound();
  }

  @Test
  void aLeakBelowAPermanentPoolIsAnError() {
    int daemon = f.parameter("daemon", DAEMON_TYPE);
    f.pool(2, session, NEW_SCRATCH);
    f.pool(3, daemon, NEW_SCRATCH);
    f.leave(4);
    Body body = f.body();
    assertEquals(List.of("LG402 at 2", "LG402 at 3"), Findings.of(body));
    for (Finding finding : Findings.whole(body)) {
      boolean permanent = finding.place().equals(new Line(3));
      assertEquals(permanent ? Severity.ERROR : Severity.WARNING, finding.severity());
    }
  }

  @Test
  void aPoolInsideOneThatIsMadeHereIsNotForgotten() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    f.pool(3, scratch, NEW_SCRATCH);
    f.close(4, scratch);
    f.leave(5);
    assertFound();
  }

  @Test
  void aPoolThatIsStoredIsHandedOn() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    f.store(3, session, Sample.any("Session.scratch"), scratch);
    f.leave(4);
    assertFound();
  }

  @Test
  void aPoolThatIsNullOnTheWayOutIsNone() {
    int scratch = f.variable();
    int making = f.block();
    int after = f.block();
    int none = f.block();
    int some = f.block();
    f.copy(scratch, Op.NONE);
    f.jump(making, after);
    f.in(making);
    f.copy(scratch, f.pool(2, session, NEW_SCRATCH));
    f.jump(after);
    f.in(after);
    f.jump(none, some);
    f.in(none);
    f.assumeNull(scratch);
    f.leave(3);
    f.in(some);
    f.close(4, scratch);
    f.leave(5);
    assertFound();
  }

  @Test
  void aPoolThatMayNotBeNullIsForgotten() {
    int scratch = f.variable();
    int making = f.block();
    int after = f.block();
    int none = f.block();
    int some = f.block();
    f.copy(scratch, Op.NONE);
    f.jump(making, after);
    f.in(making);
    f.copy(scratch, f.pool(2, session, NEW_SCRATCH));
    f.jump(after);
    f.in(after);
    f.jump(none, some);
    f.in(none);
    f.leave(3);
    f.in(some);
    f.close(4, scratch);
    f.leave(5);
    assertFound("LG402 at 2");
  }

  @Test
  void aVariableThatIsNullRefersToNothing() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    f.close(4, scratch);
    f.assumeNull(text);
    f.use(5, text);
    f.leave(6);
    assertFound();
  }

  @Test
  void aPoolOfEveryRound() {
    int head = f.block();
    int round = f.block();
    int exit = f.block();
    f.jump(head);
    f.enterLoop();
    f.in(head);
    f.jump(round, exit);
    f.in(round);
    int request = f.pool(3, session, NEW_REQUEST);
    f.iterationEnd(head, request);
    f.leaveLoop();
    f.in(exit);
    f.leave(5);
    assertFound("LG403 at 3");
  }

  @Test
  void memoryOfEveryRound() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int head = f.block();
    int round = f.block();
    int exit = f.block();
    f.jump(head);
    f.enterLoop();
    f.in(head);
    f.jump(round, exit);
    f.in(round);
    int text = f.allocate(3, scratch);
    f.iterationEnd(head, text);
    f.leaveLoop();
    f.in(exit);
    f.close(5, scratch);
    f.leave(6);
    assertFound("LG403 at 3");
  }

  @Test
  void memoryOfEveryRoundInAPoolThatIsCleared() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int head = f.block();
    int round = f.block();
    int exit = f.block();
    f.jump(head);
    f.enterLoop();
    f.in(head);
    f.jump(round, exit);
    f.in(round);
    int text = f.allocate(3, scratch);
    f.use(4, text);
    f.clear(5, scratch);
    f.iterationEnd(head, text);
    f.leaveLoop();
    f.in(exit);
    f.close(6, scratch);
    f.leave(7);
    assertFound();
  }

  @Test
  void memoryOfAPermanentPool() {
    f.allocate(2, f.parameter("daemon", DAEMON_TYPE));
    f.leave(3);
    assertFound("LG401 at 2");
  }

  @Test
  void memoryOfAClosedPoolIsReturned() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    f.close(4, scratch);
    f.leave(5, text);
    assertFound("LG206 at 5");
  }

  @Test
  void anObjectWithMemoryOfAClosedPoolIsReturned() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int box = f.object(3, TypeFact.OBJECT, "Box");
    f.store(5, box, BOX_VALUE, f.allocate(4, scratch));
    f.close(6, scratch);
    f.leave(7, box);
    assertFound("LG206 at 7");
  }

  @Test
  void memoryOfTheCallerIsReturned() {
    f.leave(3, f.allocate(2, session));
    assertFound();
  }

  @Test
  void aResultThatIsPromisedToLiveLonger() {
    var g = new BodyBuilder("g", Sample.SESSION_NOTE);
    int own = g.parameter("session", SESSION_TYPE);
    int request = g.parameter("request", REQUEST_POOL);
    int dead = g.block();
    int alive = g.block();
    g.jump(dead, alive);
    g.in(dead);
    g.leave(3, g.allocate(2, request));
    g.in(alive);
    g.leave(5, g.allocate(4, own));
    assertEquals(List.of("LG206 at 3"), Findings.of(g.body()));
  }

  private void assertFound(String... findings) {
    assertEquals(List.of(findings), Findings.of(f.body()));
  }
}
