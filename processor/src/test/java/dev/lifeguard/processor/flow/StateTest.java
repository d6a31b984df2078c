package dev.lifeguard.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.flow.ir.Site;
import org.junit.jupiter.api.Test;

/** States where paths meet. */
final class StateTest {

  private static final Site SITE = new Site(new Line(1), 1, Site.NO_LOOP);
  private static final Site LATER = new Site(new Line(2), 2, Site.NO_LOOP);
  private static final Value ONE = Value.of(1, Value.ITSELF);
  private static final Value TWO = Value.of(2, Value.RESIDENT);
  private static final Pending TASK = new Pending(ONE, TWO, TWO, false, SITE);

  /** Something in each map. */
  private static final State FULL =
      State.START
          .var(0, ONE)
          .content(4, TWO)
          .close(7, new Closing(SITE, false, ""))
          .adopt(5, ONE)
          .open(IntMap.<Site>empty().put(8, SITE))
          .growth(IntMap.<Site>empty().put(9, SITE))
          .pending(IntMap.<Pending>empty().put(3, TASK));

  @Test
  void joinThatAddsNothingIsTheSameObject() {
    assertSame(FULL, FULL.join(FULL));
    assertSame(FULL, FULL.join(State.START));
    assertSame(FULL, FULL.join(State.START.var(0, ONE)));
    assertSame(FULL, FULL.join(State.START.content(4, TWO)));
    assertSame(FULL, FULL.join(State.START.close(7, new Closing(LATER, true, ""))));
    assertSame(FULL, FULL.join(State.START.adopt(5, ONE)));
    assertSame(FULL, FULL.join(State.START.open(IntMap.<Site>empty().put(8, LATER))));
    assertSame(FULL, FULL.join(State.START.growth(IntMap.<Site>empty().put(9, LATER))));
    assertSame(
        FULL,
        FULL.join(
            State.START.pending(
                IntMap.<Pending>empty().put(3, new Pending(ONE, TWO, TWO, false, SITE)))));
  }

  @Test
  void joinUnitesWhatEitherSideKnows() {
    State both =
        FULL.join(State.START.var(0, TWO).var(1, ONE).close(6, new Closing(LATER, true, "")));
    assertEquals(ONE.union(TWO), both.var(0));
    assertEquals(ONE, both.var(1));
    assertTrue(both.closed().has(6));
    assertTrue(both.closed().has(7));
    assertTrue(both.open().has(8));
    assertSame(both, both.join(FULL));
  }

  @Test
  void joinDoesNotDependOnTheSideInWhatItKnows() {
    State other = State.START.var(0, TWO).content(4, ONE).adopt(5, TWO);
    State one = FULL.join(other);
    State two = other.join(FULL);
    assertEquals(one.var(0), two.var(0));
    assertEquals(one.content(4), two.content(4));
    assertEquals(one.adopted().get(5), two.adopted().get(5));
  }

  @Test
  void aTaskIsThrownOnlyIfItIsOnBothSides() {
    State thrown = FULL.afterThrow();
    assertSame(thrown, thrown.afterThrow());
    Pending both = FULL.join(thrown).pending().get(3);
    assertEquals(TASK, both);
    assertEquals(TASK, thrown.join(FULL).pending().get(3));
  }

  @Test
  void closingEndsBeingOpen() {
    State closed = FULL.close(8, new Closing(LATER, false, ""));
    assertFalse(closed.open().has(8));
    assertTrue(closed.closed().has(8));
    assertFalse(closed.reopen(8).closed().has(8));
  }

  @Test
  void theFirstEndCounts() {
    Closing first = new Closing(SITE, false, "");
    State twice = State.START.close(1, first).close(1, new Closing(LATER, true, ""));
    assertSame(first, twice.closed().get(1));
  }

  @Test
  void anEmptyVariableIsNotKept() {
    assertNull(FULL.var(0, Value.NOTHING).vars().get(0));
    assertSame(Value.NOTHING, FULL.var(0, Value.NOTHING).var(0));
    assertSame(FULL, FULL.var(-1, ONE));
  }
}
