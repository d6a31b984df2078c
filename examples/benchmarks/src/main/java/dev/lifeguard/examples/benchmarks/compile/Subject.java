package dev.lifeguard.examples.benchmarks.compile;

import dev.lifeguard.examples.benchmarks.generate.PoolSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sources that are compiled together.
 *
 * @param name what to call them
 * @param sources the files, as they were written
 * @param generated the struct classes that Lifeguard makes of them; whoever compiles without
 *     Lifeguard gets them as sources
 * @param classPath what else they need
 * @param packages the first parts of their packages' names
 */
record Subject(
    String name,
    List<Path> sources,
    List<Path> generated,
    List<Path> classPath,
    SortedSet<String> packages) {

  /** Sources that use pools heavily, written into a folder. */
  static Subject ofPools(int classes, Path folder) throws IOException, InterruptedException {
    String name = String.format(Locale.ROOT, "pools %,d", classes);
    Path written = folder.resolve("sources");
    PoolSources.write(classes, written);
    Subject bare = new Subject(name, java(written), List.of(), List.of(), packages(written));
    Path generated = Files.createDirectories(folder.resolve("generated"));
    new Javac(folder).generate(bare, generated);
    return new Subject(name, bare.sources, java(generated), List.of(), bare.packages);
  }

  /**
   * Other people's sources, as Lifeguard's profile "world" unpacks them: projects in {@code
   * sources}, what they are compiled against in {@code libraries}.
   */
  static List<Subject> ofWorld(Path world) throws IOException {
    List<Path> libraries = children(world.resolve("libraries"));
    List<Subject> subjects = new ArrayList<>();
    for (Path project : children(world.resolve("sources"))) {
      subjects.add(
          new Subject(
              project.getFileName().toString(),
              java(project),
              List.of(),
              libraries,
              packages(project)));
    }
    return subjects;
  }

  /** How many files were written: about as many as classes at the top. */
  int classes() {
    return sources.size();
  }

  private static SortedSet<String> packages(Path folder) throws IOException {
    SortedSet<String> packages = new TreeSet<>();
    for (Path child : children(folder)) {
      packages.add(child.getFileName().toString());
    }
    return packages;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static List<Path> java(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
