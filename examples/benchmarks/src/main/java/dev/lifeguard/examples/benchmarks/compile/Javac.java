package dev.lifeguard.examples.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs javac in a JVM of its own, as builds do.
 *
 * @param folder for what it leaves behind
 */
record Javac(Path folder) {

  /** What the peers need to see of javac; the same for all, so that no JVM differs. */
  private static final List<String> JVM =
      Stream.concat(
              Stream.of("-Xmx8g"),
              Stream.of(
                      "api",
                      "code",
                      "comp",
                      "file",
                      "main",
                      "model",
                      "parser",
                      "processing",
                      "tree",
                      "util")
                  .map(
                      part ->
                          "--add-opens=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED"))
          .toList();

  /** Measures one compilation. */
  Run measure(Variant variant, Subject subject) throws IOException, InterruptedException {
    Path output = Files.createTempDirectory(folder, "classes");
    try {
      return run(variant.commandLine(subject, output));
    } finally {
      delete(output);
    }
  }

  /** Has Lifeguard write the struct classes of these sources, as sources. */
  void generate(Subject subject, Path generated) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-proc:only", "-s", generated.toString()));
    arguments.addAll(Variant.LIFEGUARD.commandLine(subject, generated));
    run(arguments).failure().ifPresent(Javac::fail);
  }

  private Run run(List<String> arguments) throws IOException, InterruptedException {
    Path options = Files.write(folder.resolve("arguments"), arguments);
    Path processorTime = folder.resolve("processor-time");
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-classpath", Variant.path(Tools.own()), TimedJavac.class.getName()));
    command.addAll(List.of(options.toString(), processorTime.toString()));
    long before = System.nanoTime();
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    long nanos = System.nanoTime() - before;
    return new Run(
        nanos,
        status == 0 ? Long.parseLong(Files.readString(processorTime)) : 0,
        failure(status, output));
  }

  /** That javac failed, or that Lifeguard said something, for there is nothing to be said. */
  private static Optional<String> failure(int status, Path output) throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      String telling =
          lines
              .dropWhile(line -> !line.contains("error:") && !isOurs(line))
              .limit(8)
              .collect(Collectors.joining("\n"));
      return status == 0 && !isOurs(telling)
          ? Optional.empty()
          : Optional.of("status " + status + "\n" + telling);
    }
  }

  private static boolean isOurs(String text) {
    return text.contains("[LG") || text.contains("Lifeguard");
  }

  private static void fail(String failure) {
    throw new IllegalStateException(failure);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
