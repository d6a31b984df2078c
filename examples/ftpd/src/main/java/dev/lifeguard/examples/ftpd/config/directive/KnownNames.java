package dev.lifeguard.examples.ftpd.config.directive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The directives of ProFTPD that are not served: they are kept, with a warning. */
public final class KnownNames {

  private static final Set<String> NAMES = read();
  private static final Set<String> SECTIONS =
      Set.of("class", "ifauthenticated", "ifclass", "ifgroup", "ifuser", "ifversion");

  private KnownNames() {}

  /** Whether ProFTPD has such a directive. */
  public static boolean directive(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether ProFTPD has such a section. */
  public static boolean section(String tag) {
    return SECTIONS.contains(tag.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    try (InputStream in =
            Objects.requireNonNull(
                KnownNames.class.getResourceAsStream("known-directives.txt"), "the list is there");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
