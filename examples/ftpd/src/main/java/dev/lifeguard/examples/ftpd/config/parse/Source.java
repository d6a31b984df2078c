package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Position;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text that a configuration is read from, and what included it.
 *
 * @param name as positions name it
 * @param text all of it
 * @param file the file that it is, as {@link Path#toRealPath} gives it; empty if it is none
 * @param includer where an Include names it
 */
public record Source(String name, String text, Optional<Path> file, Optional<Source> includer) {

  private static final int DEEPEST = 16;
  private static final long LARGEST = 4L << 20;

  /** Directives that stand in no file, one a line. */
  public static Source lines(String name, List<String> lines) {
    return new Source(name, String.join("\n", lines), Optional.empty(), Optional.empty());
  }

  /**
   * A file.
   *
   * @throws ConfigException if it cannot be read
   */
  public static Source file(Path path) throws ConfigException {
    return read(path, new Position(path.toString(), 1, 1), Optional.empty());
  }

  /** A file that an Include at {@code at} names. */
  Source include(Path path, Position at) throws ConfigException {
    Source included = read(path, at, Optional.of(this));
    int depth = 0;
    for (Optional<Source> outer = Optional.of(this); outer.isPresent(); ) {
      Source source = outer.get();
      if (source.file.equals(included.file)) {
        throw new ConfigException(at, path + " includes itself in the end");
      }
      if (++depth > DEEPEST) {
        throw new ConfigException(
            at, "files include each other more than %d deep".formatted(DEEPEST));
      }
      outer = source.includer;
    }
    return included;
  }

  private static Source read(Path path, Position at, Optional<Source> includer)
      throws ConfigException {
    try {
      if (!Files.isRegularFile(path)) {
        throw new ConfigException(at, "there is no file " + path);
      }
      if (Files.size(path) > LARGEST) {
        throw new ConfigException(at, "too large for a configuration: " + path);
      }
      String text = Files.readString(path);
      return new Source(path.toString(), text, Optional.of(path.toRealPath()), includer);
    } catch (CharacterCodingException e) {
      throw new ConfigException(at, "no text in UTF-8: " + path, e);
    } catch (IOException e) {
      throw new ConfigException(at, "cannot be read: " + path, e);
    }
  }
}
