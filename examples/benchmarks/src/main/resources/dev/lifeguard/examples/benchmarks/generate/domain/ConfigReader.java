package domain;

import dev.lifeguard.annotations.LivesIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a server's configuration into its pool. */
@LivesIn(Server.class)
public final class ConfigReader {

  private final Server server;

  private ConfigReader(Server server) {
    this.server = server;
  }

  public static Settings read(Server server, Path file) throws IOException {
    new ConfigReader(server).read(file);
    Settings settings = settings(server);
    server.settings(settings);
    return settings;
  }

  private void read(Path file) throws IOException {
    Deque<Config> open = new ArrayDeque<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        if (text.startsWith("</")) {
          if (open.pollLast() == null) {
            throw new IOException(file + ":" + number + ": nothing to close");
          }
        } else if (text.startsWith("<")) {
          open.addLast(directive(open.peekLast(), text.substring(1, text.length() - 1), number));
        } else {
          Config made = directive(open.peekLast(), text, number);
          server.statistics().count("directive " + made.name());
        }
      }
    }
    if (!open.isEmpty()) {
      throw new IOException(file + ": not closed: " + open.getLast().name());
    }
  }

  private Config directive(Config outer, String text, int line) {
    int space = text.indexOf(' ');
    String name = space < 0 ? text : text.substring(0, space);
    String argument = space < 0 ? "" : text.substring(space + 1).strip();
    Config config =
        outer == null
            ? ConfigRec.in(server.pool(), server, null, name, own -> own.allocateFrom(argument))
            : ConfigRec.in(outer.pool(), server, outer, name, own -> own.allocateFrom(argument));
    config.line(line);
    return config;
  }

  static Optional<String> last(Server server, String name) {
    return server.configs().stream()
        .filter(config -> config.name().equalsIgnoreCase(name))
        .map(config -> Texts.string(config.argument()))
        .reduce((_, later) -> later);
  }

  static Settings settings(Server server) {
    int sessions = last(server, "MaxSessions").map(text -> Texts.number(text, 64)).orElse(64);
    int failures = last(server, "MaxFailures").map(text -> Texts.number(text, 3)).orElse(3);
    Duration idle =
        last(server, "Idle")
            .map(text -> Duration.ofSeconds(Texts.number(text, 300)))
            .orElse(Duration.ofMinutes(5));
    Set<String> users =
        server.configs().stream()
            .filter(config -> config.name().equals("User"))
            .map(config -> Texts.string(config.argument()))
            .collect(Collectors.toSet());
    return new Settings(sessions, failures, idle, users, banner(server.configs()));
  }

  private static Map<String, String> banner(List<Config> configs) {
    Map<String, String> banner = new HashMap<>();
    for (Config config : configs) {
      if (config.name().equals("Banner")) {
        banner.put("en", Texts.string(config.argument()));
      }
      banner.putAll(banner(config.configs()));
    }
    return banner;
  }

  // if n % 2 == 0
  static int deepest(List<Config> configs) {
    int deepest = 0;
    for (Config config : configs) {
      deepest = Math.max(deepest, Math.max(config.depth(), deepest(config.configs())));
    }
    return deepest;
  }

  // end
  // if n % 5 == 3
  static void clearAfter(Server server, int line) {
    List<Config> late = server.configs().stream().filter(config -> config.line() > line).toList();
    for (Config config : late) {
      config.pool().close();
    }
  }
  // end
}
