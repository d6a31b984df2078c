package dev.lifeguard.examples.ftpd.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry of a directory, as a listing shows it. Owners and permissions of the server's users are
 * none of the clients' business.
 */
public record Entry(String name, BasicFileAttributes attributes) {

  private static final DateTimeFormatter RECENT = format("MMM dd HH:mm");
  private static final DateTimeFormatter OLD = format("MMM dd  yyyy");
  private static final DateTimeFormatter FOR_MACHINES = format("yyyyMMddHHmmss");
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** The entry at {@code path}; empty if it has just gone. */
  public static Optional<Entry> at(Path path) {
    Path name = path.getFileName();
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
      return Optional.of(new Entry(name == null ? "" : name.toString(), attributes));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The same entry as what it leads to, if it is a link that leads to something inside. */
  public Entry followedIn(ServedDirectory served, VirtualPath path) {
    if (!attributes.isSymbolicLink()) {
      return this;
    }
    try {
      return at(served.existing(path)).map(found -> found.called(name)).orElse(this);
    } catch (Refusal leadsOut) {
      return this;
    }
  }

  /** The same under another name. */
  public Entry called(String other) {
    return new Entry(other, attributes);
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return attributes.isDirectory();
  }

  /** Whether it is a plain file. */
  public boolean isFile() {
    return attributes.isRegularFile();
  }

  long size() {
    return attributes.size();
  }

  /** What it is, in the words of RFC 3659. */
  String type() {
    if (attributes.isDirectory()) {
      return "dir";
    }
    if (attributes.isSymbolicLink()) {
      return "OS.unix=symlink";
    }
    return attributes.isRegularFile() ? "file" : "OS.unix=special";
  }

  /** When it was last changed, as MDTM says it. */
  public String modified() {
    return FOR_MACHINES.format(attributes.lastModifiedTime().toInstant());
  }

  /** The name, with nothing in it that could end a line. */
  public String shownName() {
    return Ascii.printable(name);
  }

  /** The entry as {@code ls -l} shows it, in UTC. */
  public String longLine() {
    return "%s 1 ftp ftp %13d %s %s"
        .formatted(mode(), attributes.size(), date(attributes.lastModifiedTime()), shownName());
  }

  private String mode() {
    if (attributes.isDirectory()) {
      return "drwxr-xr-x";
    }
    if (attributes.isSymbolicLink()) {
      return "lrwxrwxrwx";
    }
    return attributes.isRegularFile() ? "-rw-r--r--" : "?rw-r--r--";
  }

  private static String date(FileTime time) {
    Instant then = time.toInstant();
    Duration age = Duration.between(then, Instant.now());
    boolean recent = !age.isNegative() && age.compareTo(HALF_A_YEAR) < 0;
    return (recent ? RECENT : OLD).format(then);
  }
}
