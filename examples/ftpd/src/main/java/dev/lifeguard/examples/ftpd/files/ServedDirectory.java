package dev.lifeguard.examples.ftpd.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The directory that is served, and the only way from what clients name to what is on the disk.
 *
 * <p>Links are followed as long as they stay inside. Where a path leads is decided before the file
 * is opened: whoever can change links on the server at that moment can fool it; clients cannot.
 *
 * @param root the directory, as {@link Path#toRealPath} gives it
 */
public record ServedDirectory(Path root) {

  private static final Reply NOT_THERE = new Reply(550, "There is no such file or directory");
  private static final Reply NOT_A_FILE = new Reply(550, "That is not a plain file");

  /**
   * Serves {@code directory}.
   *
   * @throws IOException if it is not there
   */
  public static ServedDirectory at(Path directory) throws IOException {
    Path root = directory.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException(directory + " is not a directory");
    }
    return new ServedDirectory(root);
  }

  /**
   * Something that is there.
   *
   * @throws Refusal (550) if it is not, or not inside
   */
  public Path existing(VirtualPath path) throws Refusal {
    try {
      return inside(literal(path).toRealPath());
    } catch (IOException e) {
      throw new Refusal(NOT_THERE, e);
    }
  }

  /**
   * A directory that is there.
   *
   * @throws Refusal (550) if it is not, or not inside
   */
  public Path directory(VirtualPath path) throws Refusal {
    Path found = existing(path);
    if (!Files.isDirectory(found, NOFOLLOW_LINKS)) {
      throw new Refusal(550, "That is not a directory");
    }
    return found;
  }

  /**
   * A plain file that is there: no directory, and no pipe or device either.
   *
   * @throws Refusal (550) if it is not, or not inside
   */
  public Path file(VirtualPath path) throws Refusal {
    Path found = existing(path);
    if (!Files.isRegularFile(found, NOFOLLOW_LINKS)) {
      throw new Refusal(NOT_A_FILE);
    }
    return found;
  }

  /**
   * Where a file may be written: a plain file that is there, or a new name in a directory that is.
   *
   * @throws Refusal (550) if that is not inside, or something else is in the way
   */
  public Path target(VirtualPath path) throws Refusal {
    if (path.isTop()) {
      throw new Refusal(NOT_A_FILE);
    }
    if (Files.exists(literal(path), NOFOLLOW_LINKS)) {
      return file(path);
    }
    return directory(path.parent()).resolve(path.name());
  }

  /**
   * Something that is there, by its own name: if that is a link it is not followed, but where it
   * leads must be inside too.
   *
   * @throws Refusal (550) if it is not there, not inside, or the top
   */
  public Path entry(VirtualPath path) throws Refusal {
    existing(path);
    return named(path);
  }

  /**
   * Where something new may be made, in a directory that is there.
   *
   * @throws Refusal (550) if that is not inside, or something is there already
   */
  public Path vacant(VirtualPath path) throws Refusal {
    Path place = named(path);
    if (Files.exists(place, NOFOLLOW_LINKS)) {
      throw new Refusal(550, "There is something of that name already");
    }
    return place;
  }

  private Path named(VirtualPath path) throws Refusal {
    if (path.isTop()) {
      throw new Refusal(550, "That cannot be done to the top");
    }
    literal(path); // no name is too odd for what follows
    return directory(path.parent()).resolve(path.name());
  }

  private Path literal(VirtualPath path) throws Refusal {
    try {
      return root.resolve(String.join("/", path.names()));
    } catch (InvalidPathException e) {
      throw new Refusal(NOT_THERE, e);
    }
  }

  private Path inside(Path real) throws Refusal {
    if (!real.startsWith(root)) {
      throw new Refusal(NOT_THERE);
    }
    return real;
  }
}
