package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes lines of the entries of a directory.
 *
 * @param files say which entries may be seen
 * @param flags say how
 * @param directory where they are, as the client has named it
 */
record ListLines(Reach files, ListFlags flags, String directory) {

  /** For entries of the directory that the client has called {@code named}. */
  static ListLines of(Reach files, ListFlags flags, String named) {
    boolean here = flags.bare() || named.isEmpty() || named.equals(".") || named.equals("./");
    return new ListLines(files, flags, here ? "" : named.replaceFirst("/*$", "/"));
  }

  /** The line for an entry; empty if it has just gone, or is not shown. */
  Optional<String> line(Path entry) {
    return flags.shows(entry) && files.permits(entry)
        ? Entry.at(entry).map(found -> line(entry, found))
        : Optional.empty();
  }

  /** The line for something under another name. */
  Optional<String> line(Path place, String name) {
    return Entry.at(place).map(found -> line(place, found.called(name)));
  }

  private String line(Path place, Entry entry) {
    return flags.shown().line(entry, directory, flags.marked() ? mark(place, entry) : "");
  }

  /** What {@code ls -F} puts behind it. In a long line that is said of what a link leads to. */
  private String mark(Path place, Entry entry) {
    if (entry.isDirectory()) {
      return "/";
    }
    if (entry.leadsTo().isEmpty()) {
      return "";
    }
    return flags.shown() == LineFormat.NAME ? "@" : leadsToDirectory(place) ? "/" : "";
  }

  private boolean leadsToDirectory(Path link) {
    try {
      Path real = link.toRealPath();
      return real.startsWith(files.served().root()) && Files.isDirectory(real);
    } catch (IOException nowhere) {
      return false;
    }
  }
}
