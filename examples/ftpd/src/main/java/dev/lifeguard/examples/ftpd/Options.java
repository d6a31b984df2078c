package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param action what to do
 * @param configuration of the server
 * @param embedded whether that is the embedded one
 * @param admin the file of the admin socket; empty for none
 * @param grace how long sessions may go on when the server is told to stop
 * @param command what to tell a server that runs
 */
record Options(
    Action action,
    Configuration configuration,
    boolean embedded,
    Optional<Path> admin,
    Duration grace,
    String command) {

  /** What the program can do. */
  enum Action {
    HELP,
    CHECK,
    RUN,
    TELL
  }

  private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

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
    boolean help = left.contains("--help");
    boolean check = left.remove("--check-config");
    var reading = new Reading();
    for (int i = 0; i < left.size() && !help; i += 2) {
      if (!reading.knows(left.get(i))) {
        throw new WrongOptions("there is no option " + left.get(i));
      }
      if (i + 1 == left.size()) {
        throw new WrongOptions(left.get(i) + " needs a value");
      }
      reading.take(left.get(i), left.get(i + 1));
    }
    return reading.options(help ? Action.HELP : check ? Action.CHECK : Action.RUN);
  }

  /** The options as they come. */
  private static final class Reading {

    private final List<String> directives = new ArrayList<>();
    private Optional<Path> config = Optional.empty();
    private Optional<Path> admin = Optional.empty();
    private Optional<String> command = Optional.empty();
    private Duration grace = USUAL_GRACE;

    boolean knows(String option) {
      return MEANINGS.containsKey(option)
          || List.of("--config", "--admin", "--grace", "--tell").contains(option);
    }

    void take(String option, String value) throws WrongOptions {
      switch (option) {
        case "--config" -> config = Optional.of(path(value));
        case "--admin" -> admin = Optional.of(path(value));
        case "--grace" -> grace = seconds(value);
        case "--tell" -> command = Optional.of(value);
        default -> {
          Directive<?> directive = MEANINGS.get(option);
          if (directive != null) {
            directives.add(directive.text() + " " + quoted(value));
          }
        }
      }
    }

    Options options(Action action) throws WrongOptions {
      if (config.isPresent() && !directives.isEmpty()) {
        throw new WrongOptions("--config says it all: the other options do not go with it");
      }
      boolean root = says(Directives.DEFAULT_ROOT);
      boolean user = says(Directives.AUTH_USER);
      if (root != user) {
        throw new WrongOptions((root ? "--user" : "--root") + " is missing");
      }
      if (command.isPresent() && admin.isEmpty()) {
        throw new WrongOptions("--tell needs --admin: where is the server to be found?");
      }
      return new Options(
          command.isPresent() && action == Action.RUN ? Action.TELL : action,
          configuration(root),
          config.isEmpty() && !root,
          admin,
          grace,
          command.orElse(""));
    }

    private Configuration configuration(boolean root) {
      if (config.isPresent()) {
        Path file = config.get();
        return _ -> Source.file(file);
      }
      if (!root) {
        return new Defaults(directives);
      }
      directives.add(Directives.ALLOW_OVERWRITE.text() + " on");
      Source source = Source.lines("options", directives);
      return _ -> source;
    }

    private boolean says(Directive<?> directive) {
      return directives.stream().anyMatch(line -> line.startsWith(directive.text() + " "));
    }
  }

  private static Path path(String text) throws WrongOptions {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new WrongOptions("that is no path: " + text);
    }
  }

  private static Duration seconds(String text) throws WrongOptions {
    if (!text.matches("\\d{1,6}")) {
      throw new WrongOptions("--grace needs a number of seconds, not " + text);
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }

  /** As a word of a configuration. */
  static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
