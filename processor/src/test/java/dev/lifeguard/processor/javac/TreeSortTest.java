package dev.lifeguard.processor.javac;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.source.tree.Tree;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of tree is lowered or refused by name; one that a new JDK brings fails here. */
final class TreeSortTest {

  @TestFactory
  Stream<DynamicTest> everyKindHasASort() {
    return Arrays.stream(Tree.Kind.values())
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.name(),
                    () -> assertNotNull(TreeSort.ofKind(kind), kind + " is not lowered")));
  }

  @Test
  void whatJavacCouldNotReadIsRefused() {
    assertSame(TreeSort.WRONG, TreeSort.ofKind(Tree.Kind.ERRONEOUS));
  }
}
