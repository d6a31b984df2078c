package dev.lifeguard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import dev.lifeguard.annotations.OwnsPool;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we ask of users' sources, asked of ours; the examples have it in their builds. */
final class OwnSourcesTest {

  private static final Path ROOT = Path.of("..");

  /** A line that ends with why it suppresses something. */
  private static final String WITH_REASON = ".*// .+";

  @Test
  void theRuntimeHasNoFinding(@TempDir Path output) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-d", output.toString(), "-nowarn"));
    String libraries = path(OwnsPool.class, NullMarked.class);
    String processor = path(LifetimeProcessor.class, OwnsPool.class, JavaFile.class);
    arguments.addAll(List.of("-classpath", libraries, "-processorpath", processor));
    List<Path> sources = sources(ROOT.resolve("runtime/src/main/java"));
    assertTrue(sources.size() > 10, "sources of the runtime: " + sources);
    sources.forEach(each -> arguments.add(each.toString()));

    var said = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));

    assertEquals("", said.toString(UTF_8));
    assertEquals(0, status);
  }

  @Test
  void whateverIsSuppressedHasAReason() throws IOException {
    List<String> without = new ArrayList<>();
    int suppressions = 0;
    for (Path source : sources(ROOT)) {
      boolean quoted = false;
      for (String line : Files.readAllLines(source)) {
        boolean suppresses = !quoted && line.strip().startsWith("@SuppressWarnings");
        suppressions += suppresses ? 1 : 0;
        if (suppresses && !line.matches(WITH_REASON)) {
          without.add(source + ": " + line.strip());
        }
        quoted ^= line.split("\"\"\"", -1).length % 2 == 0;
      }
    }
    assertEquals(List.of(), without);
    assertTrue(suppressions > 10, suppressions + " suppressions");
  }

  /** Sources of ours: no test data, nothing that was built. */
  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .filter(file -> Stream.of("resources", "target").noneMatch(name -> isBelow(file, name)))
          .sorted()
          .toList();
    }
  }

  private static boolean isBelow(Path file, String folder) {
    for (Path part : file) {
      if (part.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static String path(Class<?>... types) {
    return Homes.of(types).stream().map(Path::toString).collect(joining(File.pathSeparator));
  }
}
