package dev.lifeguard.examples.ftpd.config.rules;

import java.util.Optional;

/**
 * What every listing is asked for, besides what the client asks for.
 *
 * @param flags as {@code ls} has them: {@code -a +F}, which asks for the one and not for the other
 * @param strict whether what the client asks for does not count
 * @param most how many entries a listing shows
 * @param only the one command that it is about; empty for all
 */
public record ListOptions(String flags, boolean strict, int most, Optional<String> only) {

  private static final ListOptions NONE =
      new ListOptions("", false, Integer.MAX_VALUE, Optional.empty());

  /** What holds for {@code verb}. */
  public static ListOptions of(Optional<ListOptions> said, String verb) {
    return said.filter(options -> options.only.map(verb::equals).orElse(true)).orElse(NONE);
  }
}
