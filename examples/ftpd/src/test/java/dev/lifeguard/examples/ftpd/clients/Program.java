package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that these tests need.
 *
 * @param file where it is
 */
record Program(Path file) {

  /** How a program ended, and what it printed. */
  record Result(int status, String printed) {

    /** Asserts that the program was content. */
    String ok() {
      assertEquals(0, status, printed);
      return printed;
    }
  }

  /** Finds a program. Without it the test is skipped, but not where all tests have to run. */
  static Program named(String name, String aptPackage) {
    Optional<Path> found =
        Stream.concat(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)),
                Stream.of("/usr/sbin", "/usr/local/sbin"))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    String missing = "This test needs %s (apt-get install %s)".formatted(name, aptPackage);
    if (System.getenv("CI") != null && found.isEmpty()) {
      fail(missing);
    }
    Assumptions.assumeTrue(found.isPresent(), missing);
    return new Program(found.orElseThrow());
  }

  /** Runs it to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    Path printed = Files.createTempFile("printed", ".txt");
    try {
      Process process = start(printed, arguments);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        fail(file + " does not end: " + String.join(" ", arguments) + Files.readString(printed));
      }
      return new Result(process.exitValue(), Files.readString(printed));
    } finally {
      Files.delete(printed);
    }
  }

  /** Starts it; the caller sees to its end. Nobody's settings count. */
  Process start(Path printed, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().put("HOME", "/nonexistent");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }
}
