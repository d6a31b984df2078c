package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.rules.PathPattern;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Word;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the arguments of sections mean. */
public final class SectionArguments {

  private static final Path ROOT = Path.of("/");

  private SectionArguments() {}

  /** Asserts that they mean something. */
  public static void check(Context outer, Context context, Arguments arguments)
      throws ConfigException {
    switch (context) {
      case MAIN -> throw new IllegalArgumentException("no section");
      case GLOBAL -> arguments.count(0, 0);
      case VIRTUAL_HOST -> Values.address().of(arguments);
      case ANONYMOUS -> anonymous(arguments);
      case DIRECTORY -> directory(arguments, outer == Context.ANONYMOUS ? ROOT : Path.of(""));
      case LIMIT -> limit(arguments);
    }
  }

  /** What an {@code <Anonymous>} serves. */
  public static ServedDirectory anonymous(Arguments arguments) throws ConfigException {
    return Values.servedDirectory().of(arguments);
  }

  /**
   * What a {@code <Directory>} is about.
   *
   * @param around where it is if it is not named from the root: what guests are served
   */
  public static PathPattern directory(Arguments arguments, Path around) throws ConfigException {
    Path path = around.resolve(Values.path().of(arguments));
    if (!path.isAbsolute()) {
      throw arguments.wrong(0, "a path from the root of this machine");
    }
    try {
      return PathPattern.of(path);
    } catch (IllegalArgumentException e) {
      throw arguments.wrong(0, "a path, with globs if need be");
    }
  }

  /** Which commands and groups a {@code <Limit>} is about, in capitals. */
  public static Set<String> limit(Arguments arguments) throws ConfigException {
    arguments.count(1, 100);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      Word word = arguments.words().get(i);
      for (String name : word.text().split(",", -1)) {
        if (!name.matches("[A-Za-z]+(_[A-Za-z]+)?")) {
          throw arguments.wrong(i, "names of commands");
        }
        names.add(name.toUpperCase(Locale.ROOT));
      }
    }
    return names;
  }
}
