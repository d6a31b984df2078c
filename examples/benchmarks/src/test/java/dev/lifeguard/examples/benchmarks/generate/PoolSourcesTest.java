package dev.lifeguard.examples.benchmarks.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PoolSourcesTest {

  @TempDir private Path folder;

  @Test
  void thereAreAsManyClassesAsAskedFor() throws IOException {
    assertEquals(200, written(200, "all").size());
  }

  @Test
  void theyAreTheSameEveryTime() throws IOException {
    assertEquals(written(50, "once"), written(50, "again"));
  }

  @Test
  void moreClassesLeaveTheFirstOnesAsTheyWere() throws IOException {
    Map<Path, String> more = written(75, "more");

    more.keySet().removeIf(file -> file.startsWith("domain2"));

    assertEquals(written(50, "few"), more);
  }

  @Test
  void onlyWholeDomainsAreWritten() {
    assertThrows(IllegalArgumentException.class, () -> PoolSources.write(26, folder));
    assertThrows(IllegalArgumentException.class, () -> PoolSources.write(0, folder));
  }

  private Map<Path, String> written(int classes, String name) throws IOException {
    Path home = folder.resolve(name);
    PoolSources.write(classes, home);
    Map<Path, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(home.relativize(file), Files.readString(file));
      }
    }
    return written;
  }
}
