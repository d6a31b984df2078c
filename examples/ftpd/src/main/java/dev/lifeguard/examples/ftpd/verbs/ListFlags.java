package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wanted of a listing, in the words of {@code ls}.
 *
 * @param format how an entry is shown where nothing is said
 * @param letters that are on; those that are not served here do nothing
 * @param most how many entries are shown
 */
record ListFlags(LineFormat format, Set<Character> letters, int most) {

  /**
   * What the configuration says, and what the client says.
   *
   * @param said by the client, in front of the path
   */
  static ListFlags of(LineFormat format, ListOptions options, String said) {
    var configured = new ListFlags(format, Set.of(), options.most()).with(options.flags());
    return options.strict() ? configured : configured.with(said);
  }

  /** With {@code options} like {@code -la}; after a {@code +} letters are off. */
  private ListFlags with(String options) {
    Set<Character> on = new TreeSet<>(letters);
    for (String word : options.split(" ", -1)) {
      for (int i = 0; i < word.length(); i++) {
        char letter = word.charAt(i);
        if (word.startsWith("+")) {
          on.remove(letter);
        } else {
          turnOn(letter, on);
        }
      }
    }
    return new ListFlags(format, on, most);
  }

  /** Of those that contradict each other the last one counts. */
  private void turnOn(char letter, Set<Character> on) {
    switch (letter) {
      case 'l' -> on.remove(format == LineFormat.LONG ? '1' : 'l');
      case 't' -> on.remove('S');
      case 'S' -> on.remove('t');
      case 'U' -> on.removeAll(Set.of('t', 'S', 'r'));
      default -> {}
    }
    on.add(letter);
  }

  /** How an entry is shown. */
  LineFormat shown() {
    return format == LineFormat.LONG && letters.contains('1') ? LineFormat.NAME : format;
  }

  /** Whether names are shown without the directory that they are in. */
  boolean bare() {
    return letters.contains('1');
  }

  /** Whether the directory itself and the one around it are shown. */
  boolean dots() {
    return letters.contains('a');
  }

  /** Whether it is to be seen from a name what it is the name of. */
  boolean marked() {
    return letters.contains('F');
  }

  /** In which order entries are shown; empty for the one in which they come. */
  Optional<Comparator<Ordered.Item>> order() {
    Optional<Comparator<Ordered.Item>> order =
        letters.contains('t')
            ? Optional.of(Ordered.NEWEST_FIRST)
            : letters.contains('S')
                ? Optional.of(Ordered.LARGEST_FIRST)
                : letters.contains('r') ? Optional.of(Ordered.BY_NAME) : Optional.empty();
    return letters.contains('r') ? order.map(Comparator::reversed) : order;
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
    return dots() || letters.contains('A') || name == null || !name.toString().startsWith(".");
  }
}
