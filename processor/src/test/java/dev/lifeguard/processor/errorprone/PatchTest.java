package dev.lifeguard.processor.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.errorprone.Forked.ErrorProne;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -XepPatchChecks:Lifeguard -XepPatchLocation:IN_PLACE}. */
final class PatchTest {

  private static final String PATCH = "-XepPatchChecks:Lifeguard -XepPatchLocation:IN_PLACE";

  /** Two mistakes that no edit of their file can mend: one is another's to judge. */
  private static final Map<String, String> BY_HAND =
      Map.of(
          "web/Specs.java",
          """
          package web;

          import dev.lifeguard.annotations.*;
          import java.util.concurrent.atomic.AtomicReference;

          @Pool(permanent = true) interface Daemon {}
          @OwnsPool @SubPoolOf(Daemon.class) interface Status {
            AtomicReference<Object> value();
          }
          @OwnsPool @SubPoolOf(Status.class) interface Probe {
            Status status();
            AtomicReference<Object> shown(); void shown(AtomicReference<Object> shown);
          }
          """,
          "web/Probes.java",
          """
          package web;

          import java.util.*;

          final class Probes {
            private static final List<Object> ALL = new ArrayList<>();
            static void bind(Probe probe) {
              AtomicReferences.show(probe); ALL.add(probe);
            }
          }
          final class AtomicReferences {
            static void show(Probe probe) {
              probe.shown(probe.status().value());
            }
          }
          """);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void mendsTwentyMistakesAtOnceAndTouchesNothingElse(ErrorProne errorProne) {
    Map<String, String> before = sources("before");
    Forked patching = Forked.javac(folder, before, options(errorProne, PATCH));
    List<String> mended = patching.findings();
    assertTrue(patching.succeeded(), patching::toString);
    assertTrue(mended.size() >= 20, mended::toString);
    assertTrue(rules(mended) >= 14, mended::toString);
    assertEquals(sources("after"), written(before));

    Forked after = Forked.javac(folder, written(before), options(errorProne, ""));
    assertTrue(after.succeeded(), after::toString);
    assertEquals(List.of(), after.findings(), after::toString);
  }

  @Test
  void leavesAloneWhatTakesAPerson() {
    Forked patching = Forked.javac(folder, BY_HAND, options(ErrorProne.NEWEST, PATCH));
    assertEquals(
        List.of("Probes.java:13 warning LG203", "Probes.java:8 warning LG204"),
        patching.findings(),
        patching::toString);
    assertEquals(new TreeMap<>(BY_HAND), written(BY_HAND));
  }

  private static long rules(List<String> findings) {
    return findings.stream().map(each -> each.replaceFirst(".* ", "")).distinct().count();
  }

  private List<String> options(ErrorProne errorProne, String errorProneOptions) {
    List<String> options = new ArrayList<>(Forked.forErrorProne());
    options.addAll(
        List.of(
            ("-Xplugin:ErrorProne " + errorProneOptions).strip(),
            "-processorpath",
            Forked.path(
                Stream.of(Forked.lifeguard(folder), errorProne.jars())
                    .flatMap(List::stream)
                    .toList())));
    return options;
  }

  /** The sources as they are now. */
  private Map<String, String> written(Map<String, String> sources) {
    return sources.keySet().stream()
        .collect(
            Collectors.toMap(
                each -> each, each -> read(folder.resolve(each)), (a, _) -> a, TreeMap::new));
  }

  private static Map<String, String> sources(String state) {
    Path root =
        Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "patching", state);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  each -> root.relativize(each).toString(),
                  PatchTest::read,
                  (a, _) -> a,
                  TreeMap::new));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
