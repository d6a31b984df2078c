package dev.lifeguard.examples.benchmarks.compile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure shows in the report, and so does a finding in the generated sources. */
final class CompileBenchmarkTest {

  @TempDir private Path folder;

  @Test
  void theGeneratedSourcesCompileInSilence() throws Exception {
    String report = CompileBenchmark.run(Options.of("rounds=1", "classes=75", "with=lifeguard"));

    assertTrue(report.contains("pools 75"), report);
    assertFalse(report.contains("failed"), report);
  }

  @Test
  void otherSourcesAreCompiledAsTheyAre() throws Exception {
    write("libraries/none.txt", "");
    write("sources/some/p/A.java", "package p; class A { Object o = new Object(); }");
    write("sources/wrong/p/A.java", "package p; class A extends Nothing {}");

    String report =
        CompileBenchmark.run(Options.of("rounds=1", "classes=", "world=" + folder, "with=idle"));

    assertTrue(report.contains("some "), report);
    assertFalse(report.contains("some, a processor that does nothing, failed"), report);
    assertTrue(report.contains("wrong, javac alone, failed: status 1"), report);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
