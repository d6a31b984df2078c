package dev.lifeguard.processor.errorprone;

import com.palantir.javapoet.JavaFile;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.processor.Homes;
import dev.lifeguard.processor.LifetimePlugin;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * A javac of its own, started in a folder as a build tool would.
 *
 * @param succeeded whether it compiled
 * @param output all that it printed
 */
record Forked(boolean succeeded, String output) {

  /** An Error Prone, where Maven has put it. */
  enum ErrorProne {
    NEWEST,
    OLDEST;

    List<Path> jars() {
      Path folder = Path.of(System.getProperty("basedir", "."), "target", "errorprone");
      return Stream.concat(
              files(folder.resolve(name().toLowerCase(Locale.ROOT))), files(folder.resolve("both")))
          .toList();
    }
  }

  private static final List<String> EXPORTED =
      List.of("api", "file", "main", "model", "parser", "processing", "tree", "util");

  private static final Pattern FINDING =
      Pattern.compile(
          "^(?:.*/)?(\\w+\\.java:\\d+): (error|warning): (\\[Lifeguard] )?\\[(LG\\d{3})] .*");

  /** What javac needs to show Error Prone its inside, and to do as it says. */
  static List<String> forErrorProne() {
    List<String> options = new ArrayList<>();
    EXPORTED.forEach(
        each ->
            options.add(
                "-J--add-exports=jdk.compiler/com.sun.tools.javac." + each + "=ALL-UNNAMED"));
    for (String each : List.of("code", "comp")) {
      options.add("-J--add-opens=jdk.compiler/com.sun.tools.javac." + each + "=ALL-UNNAMED");
    }
    options.addAll(InProcess.JAVAC);
    return options;
  }

  /** What code with structs is compiled against. */
  static List<Path> libraries() {
    return Homes.LIBRARIES;
  }

  /** Lifeguard's jar, made in that folder as it is packaged, and what it needs. */
  static List<Path> lifeguard(Path folder) {
    Path jar = folder.resolve("lifeguard.jar");
    if (!Files.exists(jar)) {
      int failed =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(
                  new PrintStream(System.err, true, StandardCharsets.UTF_8),
                  new PrintStream(System.err, true, StandardCharsets.UTF_8),
                  "--create",
                  "--file",
                  jar.toString(),
                  "-C",
                  Homes.of(LifetimePlugin.class).toString(),
                  ".");
      if (failed != 0) {
        throw new IllegalStateException("no jar");
      }
    }
    List<Path> path = new ArrayList<>(List.of(jar));
    path.addAll(Homes.of(OwnsPool.class, JavaFile.class, NullMarked.class));
    return path;
  }

  /** Compiles the sources, given by their paths, below a folder. */
  static Forked javac(Path folder, Map<String, String> sources, List<String> options) {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
      command.addAll(options);
      command.addAll(List.of("-d", Files.createDirectories(folder.resolve("classes")).toString()));
      if (!options.contains("-cp")) {
        command.addAll(List.of("-cp", path(libraries())));
      }
      for (Map.Entry<String, String> each : sources.entrySet()) {
        Path file = folder.resolve(each.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, each.getValue());
        command.add(file.toString());
      }
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Forked(process.waitFor() == 0, output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** One path of several. */
  static String path(List<Path> all) {
    return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The findings, as often as they were printed: {@code Use.java:11 error LG204}. */
  List<String> findings() {
    return output
        .lines()
        .map(FINDING::matcher)
        .filter(each -> each.matches())
        .map(each -> each.group(1) + " " + each.group(2) + " " + each.group(4))
        .sorted()
        .toList();
  }

  /** How many of the findings the check has shown; the plug-in has printed the others. */
  long fromTheCheck() {
    return output
        .lines()
        .map(FINDING::matcher)
        .filter(each -> each.matches() && each.group(3) != null)
        .count();
  }

  @Override
  public String toString() {
    return output;
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
