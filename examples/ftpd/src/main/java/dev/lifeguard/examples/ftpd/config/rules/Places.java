package dev.lifeguard.examples.ftpd.config.rules;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a server: what holds for all, and what for some.
 *
 * @param all what holds everywhere
 * @param directories what the directories say, the most special first
 */
public record Places(Place all, List<Directory> directories) {

  /** What a {@code <Directory>} says. */
  public record Directory(PathPattern paths, Place place) {}

  /** Sorts the directories; of those that are equally special the first is the nearest. */
  public Places {
    directories =
        directories.stream()
            .sorted(Comparator.comparingInt((Directory d) -> d.paths().weight()).reversed())
            .toList();
  }

  /** What holds for that file or directory, given as it really is. */
  public Place at(Path real) {
    return directories.stream()
        .filter(directory -> directory.paths().matches(real))
        .map(Directory::place)
        .reduce(Place::inside)
        .map(place -> place.inside(all))
        .orElse(all);
  }
}
