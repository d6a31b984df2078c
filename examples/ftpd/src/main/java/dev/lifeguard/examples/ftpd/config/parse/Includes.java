package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Word;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds what an Include names: a file; all files of a directory, by name; or what globs match, by
 * name, which may be nothing. Hidden files are left out unless they are named.
 */
final class Includes {

  private static final Pattern GLOB = Pattern.compile(".*[*?\\[].*");

  private Includes() {}

  static List<Path> files(Source source, Word named) throws ConfigException {
    try {
      Path path = Path.of(named.text());
      Path wanted = source.file().map(file -> file.resolveSibling(path)).orElse(path);
      if (!GLOB.matcher(named.text()).matches()) {
        return Files.isDirectory(wanted) ? files(matching(wanted, "*")) : List.of(wanted);
      }
      return files(expand(wanted));
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new ConfigException(named.at(), "that is no path: " + named.text(), e);
    } catch (IOException | DirectoryIteratorException e) {
      throw new ConfigException(named.at(), "cannot be read: " + named.text(), e);
    }
  }

  private static List<Path> expand(Path pattern) throws IOException {
    Path root = pattern.getRoot();
    List<Path> found = List.of(root == null ? Path.of("") : root);
    for (Path name : pattern) {
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        if (!GLOB.matcher(name.toString()).matches()) {
          next.add(directory.resolve(name));
        } else if (Files.isDirectory(directory)) {
          next.addAll(matching(directory, name.toString()));
        }
      }
      found = next;
    }
    return found;
  }

  private static List<Path> matching(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      for (Path entry : entries) {
        if (glob.startsWith(".") || !String.valueOf(entry.getFileName()).startsWith(".")) {
          found.add(entry);
        }
      }
    }
    return found.stream().sorted().toList();
  }

  private static List<Path> files(List<Path> found) {
    return found.stream().filter(Files::isRegularFile).toList();
  }
}
