package dev.lifeguard.processor.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sources of one project, which are compiled together.
 *
 * @param folder the folder that its packages are in
 */
record Project(Path folder) {

  /** All projects below a folder, by name. */
  static List<Project> all(Path folder) throws IOException {
    try (Stream<Path> projects = Files.list(folder)) {
      return projects.sorted().map(Project::new).toList();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
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
