package dev.lifeguard.examples.ftpd.protocol;

import java.util.Locale;

/** What FTP says about letters: only those of ASCII count, in either case. */
public final class Ascii {

  private Ascii() {}

  /** The text in capitals, the same in every country. */
  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The text in small letters, the same in every country. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * The text fit to be shown in a reply or a listing: whatever could end a line or command a
   * terminal is shown as a question mark.
   */
  public static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
