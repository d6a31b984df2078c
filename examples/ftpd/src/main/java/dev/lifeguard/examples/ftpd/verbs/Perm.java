package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.files.Entry;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What commands something takes, in the letters of RFC 3659: those of its kind, as far as the
 * client may give them.
 */
final class Perm {

  private static final Map<String, String> FILE =
      new TreeMap<>(Map.of("a", "APPE", "d", "DELE", "f", "RNFR", "r", "RETR", "w", "STOR"));

  private static final Map<String, String> DIRECTORY =
      new TreeMap<>(
          Map.of(
              "c", "STOR", "d", "RMD", "e", "CWD", "f", "RNFR", "l", "LIST", "m", "MKD", "p",
              "DELE"));

  private Perm() {}

  /**
   * The letters.
   *
   * @param real where it really is
   */
  static String of(Entry entry, Path real, Reach files) {
    Place place = files.at(real);
    boolean top = real.equals(files.served().root());
    return letters(entry).entrySet().stream()
        .filter(each -> place.limits().allow(each.getValue(), files.client()))
        .map(Map.Entry::getKey)
        .filter(letter -> !(letter.equals("w") && !place.overwrites()))
        .filter(letter -> !(top && (letter.equals("d") || letter.equals("f"))))
        .collect(Collectors.joining());
  }

  private static Map<String, String> letters(Entry entry) {
    if (entry.isDirectory()) {
      return DIRECTORY;
    }
    return entry.isFile() ? FILE : Map.of();
  }
}
