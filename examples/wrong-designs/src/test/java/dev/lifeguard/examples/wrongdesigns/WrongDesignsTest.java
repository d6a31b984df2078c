package dev.lifeguard.examples.wrongdesigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WrongDesignsTest {

  private static final Path MODULE = Path.of("").toAbsolutePath();

  static List<Design> designs() throws IOException {
    return Design.all(MODULE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void theWrongDesignIsRejectedWithTheseWords(Design design) throws IOException {
    Compilation wrong = design.compileWrong();

    assertFalse(wrong.succeeded());
    assertEquals(Files.readString(design.expected()), wrong.output());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void theRepairedDesignCompiles(Design design) throws IOException {
    Compilation right = design.compileRight();

    assertEquals("", right.output());
    assertTrue(right.succeeded());
  }

  /** So that none is lost, and the expectation of none is left behind. */
  @Test
  void thereAreSixOfEach() throws IOException {
    List<String> names = designs().stream().map(Design::name).toList();

    assertEquals(6, names.size());
    assertEquals(names, names(MODULE.resolve("src/right/java")));
    assertEquals(names, names(MODULE.resolve("src/wrong/expected")));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
          .sorted()
          .toList();
    }
  }
}
