package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;

/** How a listing shows an entry. */
enum LineFormat {
  /** As LIST does. */
  LONG,
  /** As LIST does after {@code -1}. */
  NAME,
  /** As NLST does: as the client can name it to other commands. */
  PATH;

  /**
   * The line for an entry.
   *
   * @param directory where it is, as the client has named it
   * @param marked whether what is no plain file is marked, as {@code ls -F} does
   */
  String line(Entry entry, String directory, boolean marked) {
    String mark = marked ? mark(entry) : "";
    return switch (this) {
      case LONG -> entry.longLine() + mark;
      case NAME -> entry.shownName() + mark;
      case PATH -> directory + entry.shownName() + mark;
    };
  }

  /** A long line shows where a link leads, and that is mark enough. */
  private String mark(Entry entry) {
    if (entry.isDirectory()) {
      return "/";
    }
    return this != LONG && !entry.leadsTo().isEmpty() ? "@" : "";
  }
}
