package dev.lifeguard.processor.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All the code at hand is lowered, and nothing of it refused. */
final class EverythingLowersTest {

  private static final Path BASE = Path.of(System.getProperty("basedir", "."));

  @Test
  void ftpd() {
    Lowered lowered = Lowered.files(sources(BASE.resolve("../examples/ftpd/src/main/java")));
    assertEquals(List.of(), lowered.errors());
    assertEquals(List.of(), lowered.refusals());
    assertFalse(lowered.bodies().isEmpty());
  }

  @Test
  void ourOwnCode() {
    Lowered lowered = Lowered.files(sources(BASE.resolve("../runtime/src/main/java")));
    assertEquals(List.of(), lowered.refusals());
    assertFalse(lowered.bodies().isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> corpus() {
    return sources(BASE.resolve("src/test/resources/corpus")).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    BASE.relativize(file).toString(),
                    () -> {
                      Lowered lowered = Lowered.files(List.of(file));
                      assertEquals(List.of(), lowered.refusals());
                    }));
  }

  /** javac analyses bodies only where declarations are right. */
  @TestFactory
  Stream<DynamicTest> fixtures() {
    return folders(BASE.resolve("src/test/resources/fixtures")).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    BASE.relativize(file).toString(),
                    () -> {
                      Lowered lowered =
                          Lowered.files(Files.isDirectory(file) ? own(file) : List.of(file));
                      assertEquals(List.of(), lowered.refusals());
                    }));
  }

  private static List<Path> own(Path folder) {
    return sources(folder).stream()
        .filter(file -> !file.startsWith(folder.resolve("library")))
        .toList();
  }

  /** What is directly in {@code rule/verdict}. */
  private static List<Path> folders(Path fixtures) {
    try (Stream<Path> all = Files.walk(fixtures, 3)) {
      return all.filter(file -> isAccepted(fixtures.relativize(file))).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isAccepted(Path file) {
    return file.getNameCount() == 3 && file.getName(1).endsWith("accept");
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getFileName().toString().equals("module-info.java"))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
