package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random programs do the same with pools as with the model of pools. */
class ModelTest {

  @ParameterizedTest
  @CsvSource({"10000, 10", "4000, 40", "50, 200"})
  void poolsBehaveAsTheModelSays(int programs, int length) {
    for (long seed = 0; seed < programs; seed++) {
      var program = new RandomProgram(random(seed), length);
      List<String> expected = program.run(new ModelWorld());
      List<String> actual = program.run(new RealWorld());
      if (!expected.equals(actual)) {
        int first = firstDifference(expected, actual);
        assertEquals(
            String.join("\n", expected.subList(0, Math.min(first + 1, expected.size()))),
            String.join("\n", actual.subList(0, Math.min(first + 1, actual.size()))),
            "seed %d, length %d:%n%s%n".formatted(seed, length, program));
      }
    }
  }

  private static int firstDifference(List<String> expected, List<String> actual) {
    int i = 0;
    while (i < expected.size() && i < actual.size() && expected.get(i).equals(actual.get(i))) {
      i++;
    }
    return i;
  }

  /** The programs are worth running: all that is to be tested happens in them. */
  @Test
  void theProgramsDoEnough() {
    var all = new StringBuilder();
    for (long seed = 0; seed < 300; seed++) {
      all.append(new RandomProgram(random(seed), 40).run(new ModelWorld()));
    }
    for (String event :
        List.of(
            "threw PoolClosed[",
            "threw IllegalState[",
            "threw wrapped(IOException",
            "threw AssertionError",
            "threw ArithmeticException",
            "], wrapped(",
            "cancelled true",
            "cancelled false",
            "closing",
            "dead")) {
      assertTrue(all.indexOf(event) >= 0, event);
    }
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
