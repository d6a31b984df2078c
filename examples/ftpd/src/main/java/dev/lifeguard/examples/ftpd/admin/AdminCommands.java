package dev.lifeguard.examples.ftpd.admin;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.runtime.PoolTree;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of the admin socket.
 *
 * @param master of the server
 * @param operations what it can be told to do
 * @param grace how long sessions may go on after {@code stop}, if that does not say it
 */
public record AdminCommands(Master master, Operations operations, Duration grace) {

  private static final Pattern STOP = Pattern.compile("stop(?: +(\\d{1,6}))?");

  private static final String HELP =
      """
      tree             the pools as they are now
      who              who is connected, and does what
      counters         what has happened since the start
      reload           read the configuration anew
      stop [SECONDS]   let nobody in, wait so long for those who are there, and stop
      help             this
      """;

  /** Does what a line says. */
  Answer answer(String line) {
    String command = line.strip().toLowerCase(Locale.ROOT);
    return switch (command) {
      case "tree" -> Answer.done(PoolTree.of(master.pool()).toString());
      case "who" -> Answer.done(Who.of(master));
      case "counters" -> Answer.done(master.counters().toString());
      case "reload" -> reload();
      case "help" -> Answer.done(HELP);
      default -> stop(command);
    };
  }

  private Answer reload() {
    try {
      operations.reload();
      return Answer.done("The configuration has been read anew\n");
    } catch (ConfigException | IOException e) {
      return Answer.failed("The old configuration stays in force: " + e.getMessage());
    } catch (IllegalStateException e) {
      return Answer.failed("The server is stopping");
    }
  }

  private Answer stop(String command) {
    Matcher matcher = STOP.matcher(command);
    if (!matcher.matches()) {
      return Answer.failed("There is no such command; help lists those that there are");
    }
    String seconds = matcher.group(1);
    operations.beginStop(seconds == null ? grace : Duration.ofSeconds(Integer.parseInt(seconds)));
    return Answer.done("The server is stopping\n");
  }
}
