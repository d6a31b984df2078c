package dev.lifeguard.examples.ftpd.config.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How fast transfers may be.
 *
 * @param verbs the commands that it is about, in capitals
 * @param bytesPerSecond how fast; 0 for as fast as may be
 * @param free how many bytes go by before it holds
 */
public record TransferRate(Set<String> verbs, long bytesPerSecond, long free) {

  private static final Set<String> VERBS = Set.of("APPE", "RETR", "STOR", "STOU");
  private static final Pattern RATE =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(?::(\\d{1,15}))?");

  static final int KILOBYTE = 1024;

  /** A rate in kilobytes a second, and behind a colon how many bytes are free. */
  public static Optional<TransferRate> parse(String verbs, String rate) {
    Set<String> named =
        Arrays.stream(verbs.toUpperCase(Locale.ROOT).split(",", -1))
            .collect(Collectors.toUnmodifiableSet());
    Matcher matcher = RATE.matcher(rate);
    if (!VERBS.containsAll(named) || !matcher.matches()) {
      return Optional.empty();
    }
    long bytes = (long) (Double.parseDouble(matcher.group(1)) * KILOBYTE);
    String free = matcher.group(2);
    return Optional.of(new TransferRate(named, bytes, free == null ? 0 : Long.parseLong(free)));
  }
}
