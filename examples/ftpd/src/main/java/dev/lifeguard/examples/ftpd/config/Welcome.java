package dev.lifeguard.examples.ftpd.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What who has logged in is told.
 *
 * @param message the last line; {@code %u} is the name
 * @param display a file that is shown before that; one that cannot be read is left out
 */
public record Welcome(String message, Optional<Path> display) {

  private static final int MOST_LINES = 200;

  /** The lines for {@code user}. */
  public List<String> lines(String user) {
    List<String> lines = new ArrayList<>();
    display.ifPresent(file -> lines.addAll(shown(file)));
    lines.add(message.replace("%u", user));
    return lines;
  }

  private static List<String> shown(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(MOST_LINES).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
