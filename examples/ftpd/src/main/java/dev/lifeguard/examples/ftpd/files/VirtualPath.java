package dev.lifeguard.examples.ftpd.files;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as clients name it: absolute, from the top of what is served, without dots.
 *
 * @param names the directories on the way, and what is at its end; none for the top
 */
public record VirtualPath(List<String> names) {

  /** Where every session begins. */
  public static final VirtualPath TOP = new VirtualPath(List.of());

  /** Copies the names. */
  public VirtualPath {
    names = List.copyOf(names);
  }

  /**
   * Where {@code path} leads from here; a {@code ~} at its beginning is the top.
   *
   * @throws Refusal (550) if it leads out at the top, or is nothing that a file can be called
   */
  public VirtualPath resolve(String path) throws Refusal {
    if (path.indexOf('\0') >= 0) {
      throw new Refusal(550, "No file has such a name");
    }
    boolean fromHome = path.equals("~") || path.startsWith("~/");
    List<String> way = new ArrayList<>(fromHome || path.startsWith("/") ? List.of() : names);
    for (String name : (fromHome ? path.substring(1) : path).split("/", -1)) {
      switch (name) {
        case "", "." -> {}
        case ".." -> {
          if (way.isEmpty()) {
            throw new Refusal(550, "There is nothing above /");
          }
          way.removeLast();
        }
        default -> way.add(name);
      }
    }
    return new VirtualPath(way);
  }

  /** What is called that in this directory. */
  public VirtualPath child(String name) {
    List<String> way = new ArrayList<>(names);
    way.add(name);
    return new VirtualPath(way);
  }

  /** Whether this is the top. */
  public boolean isTop() {
    return names.isEmpty();
  }

  /** The directory that this is in; the top is in itself. */
  public VirtualPath parent() {
    return isTop() ? this : new VirtualPath(names.subList(0, names.size() - 1));
  }

  /** What it is called in that directory; the top has no name. */
  public String name() {
    return isTop() ? "" : names.getLast();
  }

  /** The path as FTP quotes it, with double quotes inside doubled. */
  public String quoted() {
    return '"' + toString().replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return "/" + String.join("/", names);
  }
}
