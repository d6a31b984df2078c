package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;

/** How a listing shows an entry. */
enum LineFormat {
  /** As LIST does. */
  LONG,
  /** As NLST does. */
  NAME;

  String line(Entry entry) {
    return switch (this) {
      case LONG -> entry.longLine();
      case NAME -> entry.shownName();
    };
  }
}
