package dev.lifeguard.examples.ftpd.config.rules;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The paths that a {@code <Directory>} is about: its own, and all below. Each name may be a glob;
 * so {@code /srv/*} is everything in {@code /srv} without {@code /srv} itself.
 */
public final class PathPattern {

  private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");

  private final String text;
  private final List<PathMatcher> names;
  private final int literal;

  private PathPattern(String text, List<PathMatcher> names, int literal) {
    this.text = text;
    this.names = List.copyOf(names);
    this.literal = literal;
  }

  /**
   * The pattern written so. Links on the way to the first glob are followed now.
   *
   * @param absolute begins at the root
   * @throws IllegalArgumentException if a glob in it is none
   */
  public static PathPattern of(Path absolute) {
    Path way = Objects.requireNonNull(absolute.getRoot(), "absolute");
    List<Path> globs = new ArrayList<>();
    for (Path name : absolute.normalize()) {
      if (globs.isEmpty() && !GLOB.matcher(name.toString()).matches()) {
        way = way.resolve(name);
      } else {
        globs.add(name);
      }
    }
    List<PathMatcher> names = new ArrayList<>();
    Path real = real(way);
    real.forEach(name -> names.add(name::equals));
    var files = FileSystems.getDefault();
    globs.forEach(glob -> names.add(files.getPathMatcher("glob:" + glob)));
    return new PathPattern(absolute.toString(), names, real.getNameCount());
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThereYet) {
      return path;
    }
  }

  /**
   * Whether it is about {@code path}.
   *
   * @param path as {@link Path#toRealPath} gives it, or would if it were there
   */
  public boolean matches(Path path) {
    if (path.getNameCount() < names.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).matches(path.getName(i))) {
        return false;
      }
    }
    return true;
  }

  /** How special it is: longer paths are, and of those the ones with fewer globs. */
  public int weight() {
    return names.size() * 1000 + literal;
  }

  @Override
  public String toString() {
    return text;
  }
}
