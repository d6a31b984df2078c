package dev.lifeguard.processor.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Sets of references. */
final class ValueTest {

  private static final Value ONE = Value.of(1, Value.ITSELF);
  private static final Value TWO = Value.of(2, Value.RESIDENT);

  @Test
  void aReferenceIsAnAtomAndAWay() {
    int ref = Value.ref(70000, Value.FROZEN);
    assertEquals(70000, Value.atom(ref));
    assertEquals(Value.FROZEN, Value.way(ref));
  }

  @Test
  void unionIsASetThatIsSorted() {
    Value both = TWO.union(ONE);
    assertEquals(ONE.union(TWO), both);
    assertEquals(ONE.union(TWO).hashCode(), both.hashCode());
    assertArrayEquals(
        new int[] {Value.ref(1, Value.ITSELF), Value.ref(2, Value.RESIDENT)}, both.refs());
  }

  @Test
  void unionThatAddsNothingIsTheSameObject() {
    Value both = ONE.union(TWO);
    assertSame(both, both.union(TWO));
    assertSame(both, both.union(Value.NOTHING));
    assertSame(both, Value.NOTHING.union(both));
    assertSame(both, ONE.union(both));
    assertSame(both, both.plus(Value.ref(1, Value.ITSELF)));
  }

  @Test
  void theWaysOfOneAtomAreToldApart() {
    Value itself = Value.of(3, Value.ITSELF);
    Value lived = Value.of(3, Value.RESIDENT);
    assertFalse(itself.union(lived).isOne());
    assertEquals(lived, itself.union(lived).residents());
    assertTrue(lived.mentions(3));
    assertFalse(lived.mentions(4));
  }

  @Test
  void nothingIsEmpty() {
    assertTrue(Value.NOTHING.isNothing());
    assertFalse(Value.NOTHING.isOne());
    assertEquals(Value.NOTHING, Value.NOTHING.residents());
  }
}
