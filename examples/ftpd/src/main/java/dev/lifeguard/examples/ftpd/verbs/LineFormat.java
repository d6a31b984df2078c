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
   * @param mark what stands behind it, for {@code -F}
   */
  String line(Entry entry, String directory, String mark) {
    return switch (this) {
      case LONG -> entry.longLine() + mark;
      case NAME -> entry.shownName() + mark;
      case PATH -> directory + entry.shownName();
    };
  }
}
