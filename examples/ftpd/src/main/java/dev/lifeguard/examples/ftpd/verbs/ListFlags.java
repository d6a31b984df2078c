package dev.lifeguard.examples.ftpd.verbs;

import java.nio.file.Path;

/**
 * What is wanted of a listing, in the words of {@code ls}. What would need all of the directory at
 * once, sorting above all, is not among it: a listing goes out as it is read.
 *
 * @param format how an entry is shown
 * @param hidden whether what begins with a dot is shown
 * @param dots whether the directory itself and the one around it are shown
 * @param bare whether names are shown without the directory that they are in
 */
record ListFlags(LineFormat format, boolean hidden, boolean dots, boolean bare) {

  /** Without a word. */
  static ListFlags of(LineFormat format) {
    return new ListFlags(format, false, false, false);
  }

  /** With {@code options} like {@code -la}; those that are not served here are left out. */
  ListFlags with(String options) {
    ListFlags flags = this;
    for (String word : options.split(" ", -1)) {
      boolean on = !word.startsWith("+");
      for (int i = 0; i < word.length(); i++) {
        flags = flags.with(word.charAt(i), on);
      }
    }
    return flags;
  }

  private ListFlags with(char letter, boolean on) {
    return switch (letter) {
      case 'a' -> new ListFlags(format, on, on, bare);
      case 'A' -> new ListFlags(format, on, dots, bare);
      case 'l' -> format == LineFormat.NAME && on ? as(LineFormat.LONG) : this;
      case '1' -> on ? withoutDirectory() : this;
      default -> this;
    };
  }

  private ListFlags withoutDirectory() {
    return format == LineFormat.PATH
        ? new ListFlags(format, hidden, dots, true)
        : as(LineFormat.NAME);
  }

  private ListFlags as(LineFormat other) {
    return new ListFlags(other, hidden, dots, bare);
  }

  /** The options at the beginning of an argument; clients talk to LIST as if to a shell. */
  static String options(String argument) {
    String rest = path(argument);
    return argument.strip().substring(0, argument.strip().length() - rest.length()).strip();
  }

  /** What follows them. */
  static String path(String argument) {
    String rest = argument.strip();
    while (rest.startsWith("-")) {
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space).strip();
    }
    return rest;
  }

  /** Whether an entry of that name is shown. */
  boolean shows(Path entry) {
    Path name = entry.getFileName();
    return hidden || name == null || !name.toString().startsWith(".");
  }
}
