package dev.lifeguard.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.flow.ir.Op;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Variables that are still read. */
final class LivenessTest {

  private final BodyBuilder f = new BodyBuilder("f");
  private final int one = f.parameter("one", Sample.SEGMENT);
  private final int two = f.parameter("two", Sample.SEGMENT);

  @Test
  void whatIsReadLaterIsLive() {
    int next = f.block();
    f.jump(next);
    f.in(next);
    f.use(2, one);
    f.leave(3);
    assertLive(0, one);
    assertLive(next, one);
  }

  @Test
  void whatIsWrittenFirstIsNot() {
    int next = f.block();
    f.copy(one, two);
    f.jump(next);
    f.in(next);
    f.use(2, one);
    f.leave(3);
    assertLive(0, two);
    assertLive(next, one);
  }

  @Test
  void whatIsReadBeforeItIsWrittenIs() {
    f.use(1, one);
    f.copy(one, two);
    f.leave(2, one);
    assertLive(0, one, two);
  }

  @Test
  void anyWayCounts() {
    int left = f.block();
    int right = f.block();
    f.jump(left, right);
    f.in(left);
    f.leave(2, one);
    f.in(right);
    f.leave(3, two);
    assertLive(0, one, two);
    assertLive(left, one);
    assertLive(right, two);
  }

  @Test
  void loopsCarryItRound() {
    int head = f.block();
    int round = f.block();
    int exit = f.block();
    f.jump(head);
    f.in(head);
    f.jump(round, exit);
    f.in(round);
    f.use(3, one);
    f.copy(one, two);
    f.jump(head);
    f.in(exit);
    f.leave(5);
    assertLive(head, one, two);
    assertLive(round, one, two);
    assertLive(exit);
  }

  @Test
  void handlersMayReadWhatTheBlockWrites() {
    int handler = f.block();
    int guarded = f.block(handler);
    f.jump(guarded);
    f.in(guarded);
    f.copy(one, Op.NONE);
    f.leave(2);
    f.in(handler);
    f.leave(3, one);
    assertLive(handler, one);
    assertLive(guarded, one);
    assertLive(0, one);
  }

  @Test
  void everySourceOfAnOperationIsRead() {
    f.store(1, one, Sample.BOX_VALUE, two);
    f.leave(2);
    assertLive(0, one, two);
  }

  private void assertLive(int block, int... variables) {
    BitSet expected = new BitSet();
    for (int variable : variables) {
      expected.set(variable);
    }
    assertEquals(expected, new Liveness(f.body()).at(block));
  }
}
