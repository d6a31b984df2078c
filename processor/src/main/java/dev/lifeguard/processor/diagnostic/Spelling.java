package dev.lifeguard.processor.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Spelling {

  /** More slips than these, and it was something else that was meant. */
  private static final int SLIPS = 3;

  private Spelling() {}

  /** {@code (did you mean "warning"?)} or nothing, to follow what was written. */
  public static String hint(String prefix, String written, Collection<String> known) {
    return closest(written, known)
        .map(word -> " (did you mean \"" + prefix + word + "\"?)")
        .orElse("");
  }

  /** The known word that is spelled most like the one written. */
  private static Optional<String> closest(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(word, written) <= Math.min(SLIPS, word.length() / 2))
        .min(Comparator.comparingInt(word -> distance(word, written)));
  }

  /** How many letters to put in, take out or replace, whatever their case. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
