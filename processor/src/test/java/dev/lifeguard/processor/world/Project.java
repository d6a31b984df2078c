package dev.lifeguard.processor.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The sources of one project, which are compiled together.
 *
 * @param folder the folder that its packages are in
 * @param beside sources of ours that are compiled with them
 */
record Project(Path folder, List<Path> beside) {

  /** All projects below a folder, by name. */
  static List<Project> all(Path folder) throws IOException {
    try (Stream<Path> projects = Files.list(folder)) {
      return projects.sorted().map(each -> new Project(each, List.of())).toList();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** The same, and one more source. */
  Project with(Path source) {
    return new Project(folder, List.of(source));
  }

  List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(beside);
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
    }
    return sources;
  }

  /** The names of its packages. */
  TreeSet<String> packages() throws IOException {
    TreeSet<String> packages = new TreeSet<>();
    for (Path source : sources()) {
      String path = folder.relativize(source.getParent()).toString();
      if (!path.isEmpty() && !source.endsWith("package-info.java")) {
        packages.add(path.replace('/', '.'));
      }
    }
    return packages;
  }

  long lines() throws IOException {
    long lines = 0;
    for (Path source : sources()) {
      try (Stream<String> each = Files.lines(source)) {
        lines += each.count();
      }
    }
    return lines;
  }

  @Override
  public String toString() {
    return name();
  }
}
