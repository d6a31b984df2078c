package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.Directive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the command line says.
 *
 * @param help whether help was asked for
 * @param directives the configuration that it comes to
 */
record Options(boolean help, List<String> directives) {

  static final String USAGE =
      """
      Usage: ftpd --root DIR --user NAME:PASSWORD [OPTION VALUE]...

        --root DIR              the directory to serve
        --user NAME:PASSWORD    who may log in; any number of times
        --address ADDRESS       where to listen (127.0.0.1)
        --port N                on which port (2121); 0 for any, which is printed
        --max-clients N         how many sessions at a time (500)
        --timeout-idle SECONDS      how long a client may say nothing (300)
        --timeout-data SECONDS      how long to wait for a data connection (30)
        --timeout-stalled SECONDS   how long a transfer may not move (60)
        --help                  print this

      Passwords travel in the clear, as in all plain FTP: keep it to networks that you trust.
      Once logged in, SITE POOLS shows the server's pools.

      A signal stops the server. Exit codes: 0 help printed, 1 cannot start, 2 wrong options,
      128 and the number of the signal (143, 130) when stopped by one.
      """;

  private static final Map<String, Directive> MEANINGS =
      Map.of(
          "--root", Directive.DEFAULT_ROOT,
          "--user", Directive.USER,
          "--address", Directive.DEFAULT_ADDRESS,
          "--port", Directive.PORT,
          "--max-clients", Directive.MAX_CLIENTS,
          "--timeout-idle", Directive.TIMEOUT_IDLE,
          "--timeout-data", Directive.TIMEOUT_DATA,
          "--timeout-stalled", Directive.TIMEOUT_STALLED);

  /** The options cannot be understood. */
  static final class WrongOptions extends Exception {
    private static final long serialVersionUID = 1;

    WrongOptions(String message) {
      super(message);
    }
  }

  static Options parse(String... arguments) throws WrongOptions {
    if (List.of(arguments).contains("--help")) {
      return new Options(true, List.of());
    }
    List<String> directives = new ArrayList<>();
    for (int i = 0; i < arguments.length; i += 2) {
      Directive directive = MEANINGS.get(arguments[i]);
      if (directive == null) {
        throw new WrongOptions("there is no option " + arguments[i]);
      }
      if (i + 1 == arguments.length) {
        throw new WrongOptions(arguments[i] + " needs a value");
      }
      directives.add(directive.text() + " " + arguments[i + 1]);
    }
    require(Directive.DEFAULT_ROOT, "--root", directives);
    require(Directive.USER, "--user", directives);
    return new Options(false, directives);
  }

  private static void require(Directive directive, String option, List<String> directives)
      throws WrongOptions {
    if (directives.stream().noneMatch(line -> line.startsWith(directive.text() + " "))) {
      throw new WrongOptions(option + " is missing");
    }
  }
}
