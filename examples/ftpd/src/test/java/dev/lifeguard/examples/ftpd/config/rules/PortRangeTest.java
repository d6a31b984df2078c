package dev.lifeguard.examples.ftpd.config.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order in which ports are tried. */
final class PortRangeTest {

  @Test
  void everyPortHasItsTurnOnce() {
    var range = new PortRange(5000, 5009);
    for (int i = 0; i < 100; i++) {
      assertArrayEquals(
          IntStream.rangeClosed(5000, 5009).toArray(), range.shuffled().sorted().toArray());
    }
  }

  /** Each time the same one of 16,384, a hundred times in a row: that does not happen by chance. */
  @Test
  void nobodyKnowsWhichComesFirst() {
    long different =
        IntStream.range(0, 100)
            .map(i -> PortRange.DYNAMIC.shuffled().findFirst().orElseThrow())
            .distinct()
            .count();
    assertTrue(different > 1);
  }

  @Test
  void oneIsARange() {
    assertArrayEquals(new int[] {7}, new PortRange(7, 7).shuffled().toArray());
  }
}
