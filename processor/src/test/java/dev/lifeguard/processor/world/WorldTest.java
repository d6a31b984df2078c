package dev.lifeguard.processor.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.processor.Homes;
import dev.lifeguard.processor.LifetimeProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code that never touches a pool gets no finding, and the class files that it would have got
 * anyway. The annotations and the runtime are on its class path, so Lifeguard has no excuse for
 * looking away.
 */
@Tag("world")
final class WorldTest {

  private static final int ENOUGH_LINES = 500_000;

  private static final Path WORLD = Path.of(System.getProperty("world", "target/world"));

  @TempDir private Path scratch;

  static List<Project> projects() throws IOException {
    return Project.all(WORLD.resolve("sources"));
  }

  @Test
  void theWorldIsLargeEnough() throws IOException {
    long total = 0;
    for (Project project : projects()) {
      long lines = project.lines();
      System.out.printf("%,10d lines  %s%n", lines, project);
      total += lines;
    }
    System.out.printf("%,10d lines in all%n", total);

    assertTrue(total >= ENOUGH_LINES, total + " lines");
  }

  @ParameterizedTest
  @MethodSource("projects")
  void lifeguardFindsNothingAndChangesNothing(Project project) throws IOException {
    Path without = Files.createDirectory(scratch.resolve("without"));
    Path with = Files.createDirectory(scratch.resolve("with"));

    Outcome alone = Outcome.alone(project, classPath(), without);
    Outcome watched = Outcome.with(processorPath(), project, classPath(), with);

    assertTrue(alone.succeeded(), alone::toString);
    assertEquals(List.of(), ours(watched));
    assertEquals(sorted(alone.messages()), sorted(watched.messages()));
    assertTrue(watched.succeeded());
    assertEquals(files(without), files(with));
    assertEquals(List.of(), differing(without, with));
  }

  /**
   * As in a project that has begun to use pools: as one class imports them, all packages have to be
   * looked at.
   */
  @ParameterizedTest
  @MethodSource("projects")
  void oneClassWithPoolsHasNothingFoundInAllOthers(Project project) throws IOException {
    Path pools = scratch.resolve("Pools.java");
    Files.writeString(pools, pools(project.packages()));

    Outcome watched =
        Outcome.with(processorPath(), project.with(pools), classPath(), scratch.resolve("."));

    assertTrue(watched.succeeded(), watched::toString);
    assertEquals(List.of(), ours(watched));
  }

  private static String pools(Set<String> packages) {
    String imports =
        packages.stream().map(each -> "import " + each + ".*;\n").collect(Collectors.joining());
    return """
    package with.pools;

    %s
    @dev.lifeguard.annotations.Pool(permanent = true)
    interface Daemon {}

    @dev.lifeguard.annotations.OwnsPool
    @dev.lifeguard.annotations.SubPoolOf(Daemon.class)
    interface Session {
      java.lang.String name();
    }

    final class Names {
      static java.util.List<java.lang.String> of(java.util.Collection<? extends Session> sessions) {
        return sessions.stream().map(each -> each.name()).toList();
      }
    }
    """
        .formatted(imports);
  }

  private static List<String> ours(Outcome outcome) {
    return outcome.messages().stream()
        .filter(message -> message.contains("[LG") || message.contains("Lifeguard"))
        .toList();
  }

  /** After annotation processing javac starts over, and says some things a second time. */
  private static String sorted(List<String> messages) {
    return messages.stream().distinct().sorted().collect(Collectors.joining("\n"));
  }

  /** The files in a folder, relative to it; classes, if nothing went wrong. */
  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Path> differing(Path one, Path other) throws IOException {
    List<Path> differing = new ArrayList<>();
    for (Path file : files(one)) {
      if (Files.mismatch(one.resolve(file), other.resolve(file)) >= 0) {
        differing.add(file);
      }
    }
    return differing;
  }

  private static List<Path> classPath() throws IOException {
    try (Stream<Path> libraries = Files.list(WORLD.resolve("libraries"))) {
      return Stream.concat(libraries.sorted(), Homes.LIBRARIES.stream()).toList();
    }
  }

  private static List<Path> processorPath() {
    return Homes.of(LifetimeProcessor.class, OwnsPool.class, JavaFile.class, NullMarked.class);
  }
}
