package dev.lifeguard.examples.benchmarks.pools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A program in C that does the same with a library of pools, and prints what it took.
 *
 * @param library what it uses
 * @param executable the compiled program
 */
record CProgram(String library, Path executable) {

  /** Compiles one; empty if that does not work here, and the console tells why. */
  static Optional<CProgram> compile(Path sources, String library, String packageName, Path folder)
      throws IOException, InterruptedException {
    Path executable = folder.resolve(library);
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                "cc -O2 $(pkg-config --cflags %2$s) %1$s/%3$s.c -o %4$s $(pkg-config --libs %2$s)"
                    .formatted(sources, packageName, library, executable))
            .inheritIO()
            .start();
    return shell.waitFor() == 0 ? Optional.of(new CProgram(library, executable)) : Optional.empty();
  }

  /** Runs it: nanoseconds by name. */
  Map<String, Double> run() throws IOException {
    Map<String, Double> results = new LinkedHashMap<>();
    Process process =
        new ProcessBuilder(executable.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.inputReader()) {
      output
          .lines()
          .map(line -> line.split(" ", 2))
          .forEach(line -> results.put(library + "." + line[0], Double.valueOf(line[1])));
    }
    return results;
  }
}
