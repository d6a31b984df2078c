package dev.lifeguard.processor.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Lowers the small methods in {@code lowering/} and compares each body with the text beside the
 * source. To see what changed, run with {@code -Dlowering.write=true} and look at the difference.
 */
final class LoweringTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "lowering");

  @TestFactory
  Stream<DynamicContainer> topics() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> topics =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("Kinds.java"))
              .sorted()
              .toList();
      return topics.stream().map(LoweringTest::topic);
    }
  }

  private static DynamicContainer topic(Path source) {
    Lowered lowered = Lowered.files(List.of(FOLDER.resolve("Kinds.java"), source));
    String name = source.getFileName().toString().replace(".java", "");
    Path golden = FOLDER.resolve(name + ".txt");
    String actual = lowered.print(name);
    return DynamicContainer.dynamicContainer(
        name,
        Stream.concat(
            Stream.of(
                DynamicTest.dynamicTest(
                    "compiles", () -> assertEquals(List.of(), lowered.errors())),
                DynamicTest.dynamicTest(
                    "nothing is refused", () -> assertEquals(List.of(), lowered.refusals()))),
            bodies(golden, actual)));
  }

  private static Stream<DynamicTest> bodies(Path golden, String actual) {
    try {
      if (Boolean.getBoolean("lowering.write")) {
        Files.writeString(golden, actual);
      }
      Map<String, String> wanted = split(Files.readString(golden));
      Map<String, String> found = split(actual);
      Stream<DynamicTest> each =
          wanted.entrySet().stream()
              .map(
                  body ->
                      DynamicTest.dynamicTest(
                          body.getKey(),
                          () ->
                              assertEquals(
                                  body.getValue(), found.getOrDefault(body.getKey(), ""))));
      return Stream.concat(
          each,
          Stream.of(
              DynamicTest.dynamicTest(
                  "no other bodies", () -> assertEquals(wanted.keySet(), found.keySet()))));
    } catch (IOException failure) {
      return Stream.of(
          DynamicTest.dynamicTest(
              golden.toString(),
              () -> {
                throw failure;
              }));
    }
  }

  /** Bodies by their first line. */
  private static Map<String, String> split(String text) {
    Map<String, String> bodies = new LinkedHashMap<>();
    Arrays.stream(text.split("\n\n", -1))
        .map(String::strip)
        .filter(body -> !body.isEmpty())
        .forEach(body -> bodies.put(body.lines().findFirst().orElse(""), body));
    return bodies;
  }
}
