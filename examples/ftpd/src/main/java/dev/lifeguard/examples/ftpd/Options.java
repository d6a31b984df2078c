package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param action what to do
 * @param file where the configuration is; empty if it is all on the command line
 * @param directives the configuration that the options come to
 */
record Options(Action action, Optional<Path> file, List<String> directives) {

  /** What the program can do. */
  enum Action {
    HELP,
    CHECK,
    RUN
  }

  static final String USAGE =
      """
      Usage: ftpd --config FILE [--check-config]
         or: ftpd --root DIR --user NAME:PASSWORD [OPTION VALUE]... [--check-config]

        --config FILE           the configuration, in ProFTPD's format
        --check-config          read the configuration, say what is wrong with it, and end
        --root DIR              the directory to serve
        --user NAME:PASSWORD    who may log in; any number of times
        --address ADDRESS       where to listen (127.0.0.1)
        --port N                on which port (2121); 0 for any, which is printed
        --max-clients N         how many sessions at a time (500)
        --timeout-idle SECONDS      how long a client may say nothing (300)
        --timeout-data SECONDS      how long to wait for a data connection (300)
        --timeout-stalled SECONDS   how long a transfer may not move (60)
        --help                  print this

      Passwords travel in the clear, as in all plain FTP: keep it to networks that you trust.
      Once logged in, SITE POOLS shows the server's pools.

      A signal stops the server. Exit codes: 0 help printed or configuration in order, 1 cannot
      start or configuration wrong, 2 wrong options, 128 and the number of the signal (143, 130)
      when stopped by one.
      """;

  private static final Map<String, Directive<?>> MEANINGS =
      Map.of(
          "--root", Directives.DEFAULT_ROOT,
          "--user", Directives.AUTH_USER,
          "--address", Directives.DEFAULT_ADDRESS,
          "--port", Directives.PORT,
          "--max-clients", Directives.MAX_CLIENTS,
          "--timeout-idle", Directives.TIMEOUT_IDLE,
          "--timeout-data", Directives.TIMEOUT_NO_TRANSFER,
          "--timeout-stalled", Directives.TIMEOUT_STALLED);

  /** The options cannot be understood. */
  static final class WrongOptions extends Exception {
    private static final long serialVersionUID = 1;

    WrongOptions(String message) {
      super(message);
    }
  }

  static Options parse(String... arguments) throws WrongOptions {
    List<String> left = new ArrayList<>(List.of(arguments));
    if (left.contains("--help")) {
      return new Options(Action.HELP, Optional.empty(), List.of());
    }
    Action action = left.remove("--check-config") ? Action.CHECK : Action.RUN;
    Optional<Path> file = Optional.empty();
    List<String> directives = new ArrayList<>();
    for (int i = 0; i < left.size(); i += 2) {
      String option = left.get(i);
      if (!option.equals("--config") && !MEANINGS.containsKey(option)) {
        throw new WrongOptions("there is no option " + option);
      }
      if (i + 1 == left.size()) {
        throw new WrongOptions(option + " needs a value");
      }
      Directive<?> directive = MEANINGS.get(option);
      if (directive == null) {
        file = Optional.of(path(left.get(i + 1)));
      } else {
        directives.add(directive.text() + " " + quoted(left.get(i + 1)));
      }
    }
    return file.isPresent() ? withFile(action, file, directives) : without(action, directives);
  }

  private static Options withFile(Action action, Optional<Path> file, List<String> directives)
      throws WrongOptions {
    if (!directives.isEmpty()) {
      throw new WrongOptions("--config says it all: the other options do not go with it");
    }
    return new Options(action, file, directives);
  }

  private static Options without(Action action, List<String> directives) throws WrongOptions {
    require(Directives.DEFAULT_ROOT, "--root", directives);
    require(Directives.AUTH_USER, "--user", directives);
    directives.add(Directives.ALLOW_OVERWRITE.text() + " on");
    return new Options(action, Optional.empty(), List.copyOf(directives));
  }

  private static void require(Directive<?> directive, String option, List<String> directives)
      throws WrongOptions {
    if (directives.stream().noneMatch(line -> line.startsWith(directive.text() + " "))) {
      throw new WrongOptions(option + " is missing");
    }
  }

  private static Path path(String text) throws WrongOptions {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new WrongOptions("that is no path: " + text);
    }
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The configuration. */
  Source source() throws ConfigException {
    return file.isPresent() ? Source.file(file.get()) : Source.lines("options", directives);
  }
}
