package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Sample.NEW_REQUEST;
import static dev.lifeguard.processor.flow.Sample.NEW_SCRATCH;
import static dev.lifeguard.processor.flow.Sample.REQUEST_POOL;
import static dev.lifeguard.processor.flow.Sample.SERVER_TYPE;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.flow.ir.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses after a pool was closed or cleared, on whatever path. */
final class EndTest {

  private final BodyBuilder f = new BodyBuilder("f");
  private final int session = f.parameter("session", SESSION_TYPE);

  @Test
  void memoryOfAClosedPool() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    f.use(4, text);
    f.close(5, scratch);
    f.use(6, text);
    f.use(7, text);
    f.leave(8);
    assertFound("LG301 at 6");
  }

  @Test
  void aPoolIsClosedWithItsParent() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int inner = f.pool(3, scratch, NEW_SCRATCH);
    f.close(4, scratch);
    f.allocate(5, inner);
    f.leave(6);
    assertFound("LG301 at 5");
  }

  @Test
  void whatIsInsideTheKindIsClosedToo() {
    int request = f.parameter("request", REQUEST_POOL);
    int server = f.parameter("server", SERVER_TYPE);
    f.close(2, session);
    f.allocate(3, server);
    f.allocate(4, request);
    f.leave(5);
    assertFound("LG301 at 4");
  }

  @Test
  void aClearedPoolGoesOnWithoutItsMemory() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int before = f.allocate(3, scratch);
    f.clear(4, scratch);
    int after = f.allocate(5, scratch);
    f.use(6, after);
    f.use(7, before);
    f.close(8, scratch);
    f.leave(9);
    assertFound("LG301 at 7");
  }

  @Test
  void aClosedPoolDoesNotGoOn() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    f.close(3, scratch);
    f.use(5, f.allocate(4, scratch));
    f.leave(6);
    assertFound("LG301 at 4");
  }

  @Test
  void clearEndsPoolsInside() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int inner = f.pool(3, scratch, NEW_SCRATCH);
    f.clear(4, scratch);
    f.allocate(5, scratch);
    f.allocate(6, inner);
    f.close(7, scratch);
    f.leave(8);
    assertFound("LG301 at 6");
  }

  @Test
  void aStructIsNotCleared() {
    f.clear(2, session);
    f.leave(3);
    assertFound("LG302 at 2");
  }

  @Test
  void closedOnOnePath() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    int closing = f.block();
    int after = f.block();
    f.jump(closing, after);
    f.in(closing);
    f.close(4, scratch);
    f.jump(after);
    f.in(after);
    f.use(5, text);
    f.close(6, scratch);
    f.leave(7);
    assertFound("LG301 at 5");
  }

  @Test
  void usedOnlyWhereItIsOpen() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    int closing = f.block();
    int using = f.block();
    f.jump(closing, using);
    f.in(closing);
    f.close(4, scratch);
    f.leave(5);
    f.in(using);
    f.use(6, text);
    f.close(7, scratch);
    f.leave(8);
    assertFound();
  }

  @Test
  void aPoolThatIsAskedWhetherItIsOpen() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int closing = f.block();
    int after = f.block();
    int open = f.block();
    int end = f.block();
    f.jump(closing, after);
    f.in(closing);
    f.close(3, scratch);
    f.jump(after);
    f.in(after);
    f.jump(open, end);
    f.in(open);
    f.assume(scratch, true);
    f.allocate(4, scratch);
    f.close(5, scratch);
    f.leave(6);
    f.in(end);
    f.assume(scratch, false);
    f.close(7, scratch);
    f.leave(8);
    assertFound();
  }

  @Test
  void aPoolThatALoopMakesAnewDoesNotKeepTheLastOnesMemory() {
    int kept = f.variable();
    int head = f.block();
    int round = f.block();
    int exit = f.block();
    f.copy(kept, Op.NONE);
    f.jump(head);
    f.enterLoop();
    f.in(head);
    f.jump(round, exit);
    f.in(round);
    int request = f.pool(3, session, NEW_REQUEST);
    f.use(4, kept);
    f.copy(kept, f.allocate(5, request));
    f.use(6, kept);
    f.close(7, request);
    f.iterationEnd(head, request);
    f.leaveLoop();
    f.in(exit);
    f.leave(9);
    assertFound("LG301 at 4");
  }

  @Test
  void aPoolThatALoopMakesAnewIsNotTheClosedOne() {
    int head = f.block();
    int round = f.block();
    int exit = f.block();
    f.jump(head);
    f.enterLoop();
    f.in(head);
    f.jump(round, exit);
    f.in(round);
    int request = f.pool(3, session, NEW_REQUEST);
    f.use(5, f.allocate(4, request));
    f.close(6, request);
    f.iterationEnd(head, request);
    f.leaveLoop();
    f.in(exit);
    f.leave(9);
    assertFound();
  }

  @Test
  void aHandlerMeetsWhatAnyOperationLeft() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    int handler = f.block();
    int guarded = f.block(handler);
    f.jump(guarded);
    f.in(guarded);
    f.close(4, scratch);
    f.allocate(5, session);
    f.leave(6);
    f.in(handler);
    f.use(7, text);
    f.leave(8);
    assertFound("LG301 at 7");
  }

  @Test
  void aHandlerDoesNotMeetWhatOnlyHoldsAtTheEnd() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    int handler = f.block();
    int guarded = f.block(handler);
    f.jump(guarded);
    f.in(guarded);
    f.allocate(4, session);
    f.close(5, scratch);
    f.leave(6);
    f.in(handler);
    f.use(7, text);
    f.close(8, scratch);
    f.leave(9);
    assertFound();
  }

  @Test
  void aThrowLeadsToItsHandler() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    int handler = f.block();
    int guarded = f.block(handler);
    f.jump(guarded);
    f.in(guarded);
    f.close(4, scratch);
    f.fail(5);
    f.in(handler);
    f.use(6, text);
    f.leave(7);
    assertFound("LG301 at 6");
  }

  private void assertFound(String... findings) {
    assertEquals(List.of(findings), Findings.of(f.body()));
  }
}
