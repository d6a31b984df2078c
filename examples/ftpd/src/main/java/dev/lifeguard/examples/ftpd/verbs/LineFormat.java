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
   */
  String line(Entry entry, String directory) {
    return switch (this) {
      case LONG -> entry.longLine();
      case NAME -> entry.shownName();
      case PATH -> directory + entry.shownName();
    };
  }
}
