package dev.lifeguard.examples.wrongdesigns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mistake that was made: the wrong design, what javac says about it, and the repaired one.
 *
 * @param module the directory of this module
 * @param name the package of both designs
 */
public record Design(Path module, String name) {

  private static final String WRONG = "src/wrong/java";
  private static final String RIGHT = "src/right/java";

  /** All designs of the module in that directory, by name. */
  public static List<Design> all(Path module) throws IOException {
    return children(module.resolve(WRONG)).stream()
        .map(directory -> new Design(module, directory.getFileName().toString()))
        .toList();
  }

  /** Compiles the design that must not compile. */
  public Compilation compileWrong() throws IOException {
    return Compilation.of(module, children(module.resolve(WRONG, name)));
  }

  /** Compiles the repaired design. */
  public Compilation compileRight() throws IOException {
    return Compilation.of(module, children(module.resolve(RIGHT, name)));
  }

  /** The file with what javac says about the wrong design. */
  public Path expected() {
    return module.resolve("src/wrong/expected", name + ".txt");
  }

  /** The comment that the wrong design begins with: what happened, and to whom. */
  public String story() throws IOException {
    Path first = children(module.resolve(WRONG, name)).getFirst();
    try (Stream<String> lines = Files.lines(first)) {
      return lines
          .skip(1)
          .takeWhile(line -> line.startsWith(" * "))
          .map(line -> line.substring(" * ".length()))
          .collect(Collectors.joining("\n"));
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
