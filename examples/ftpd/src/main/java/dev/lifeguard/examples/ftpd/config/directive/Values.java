package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.rules.Alias;
import dev.lifeguard.examples.ftpd.config.rules.MaxClients;
import dev.lifeguard.examples.ftpd.config.rules.PortRange;
import dev.lifeguard.examples.ftpd.config.rules.TransferRate;
import dev.lifeguard.examples.ftpd.config.rules.Umask;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Word;
import dev.lifeguard.examples.ftpd.config.users.PasswordFile;
import dev.lifeguard.examples.ftpd.config.users.Users;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the arguments of directives can be. */
final class Values {

  /** As long as nobody waits: what 0 seconds mean. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private Values() {}

  static Value<String> text() {
    return arguments -> {
      arguments.count(1, 1);
      return arguments.text(0);
    };
  }

  static Value<Boolean> onOff() {
    return arguments -> {
      arguments.count(1, 1);
      return switch (arguments.text(0).toLowerCase(Locale.ROOT)) {
        case "on", "yes", "true", "1" -> true;
        case "off", "no", "false", "0" -> false;
        default -> throw arguments.wrong(0, "on or off");
      };
    };
  }

  static Value<Integer> number(int least, int most) {
    return arguments -> {
      arguments.count(1, 1);
      return number(arguments, 0, least, most);
    };
  }

  static int number(Arguments arguments, int index, int least, int most) throws ConfigException {
    try {
      int number = Integer.parseInt(arguments.text(index));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw arguments.wrong(index, "a number from %d to %d".formatted(least, most));
  }

  /** A number, or none for as many as there are. */
  static Value<Integer> numberOrNone() {
    return arguments -> {
      arguments.count(1, 1);
      return numberOrNone(arguments);
    };
  }

  private static int numberOrNone(Arguments arguments) throws ConfigException {
    return arguments.text(0).equalsIgnoreCase("none")
        ? Integer.MAX_VALUE
        : number(arguments, 0, 1, 1_000_000);
  }

  static Value<MaxClients> maxClients() {
    return arguments -> {
      arguments.count(1, 2);
      String message = arguments.size() == 1 ? MaxClients.MESSAGE : arguments.text(1);
      return new MaxClients(numberOrNone(arguments), message);
    };
  }

  static Value<Alias> alias() {
    return arguments -> {
      arguments.count(2, 2);
      return new Alias(arguments.text(0), arguments.text(1));
    };
  }

  static Value<Duration> seconds() {
    return arguments -> {
      arguments.count(1, 1);
      int seconds = number(arguments, 0, 0, 86_400);
      return seconds == 0 ? FOR_EVER : Duration.ofSeconds(seconds);
    };
  }

  static Value<InetAddress> address() {
    return arguments -> {
      arguments.count(1, 1);
      return address(arguments.name(), arguments.words().getFirst());
    };
  }

  static InetAddress address(String name, Word word) throws ConfigException {
    try {
      return InetAddress.getByName(word.text());
    } catch (UnknownHostException e) {
      throw new ConfigException(
          word.at(), "%s: there is no address %s".formatted(name, word.text()), e);
    }
  }

  static Value<Path> path() {
    return arguments -> {
      arguments.count(1, 1);
      return path(arguments);
    };
  }

  private static Path path(Arguments arguments) throws ConfigException {
    try {
      return Path.of(arguments.text(0));
    } catch (InvalidPathException e) {
      throw arguments.wrong(0, "a path");
    }
  }

  static Value<ServedDirectory> servedDirectory() {
    return arguments -> {
      arguments.count(1, 1);
      return servedDirectory(arguments);
    };
  }

  static ServedDirectory servedDirectory(Arguments arguments) throws ConfigException {
    Word word = arguments.words().getFirst();
    if (word.text().startsWith("~")) {
      throw arguments.wrong(0, "one directory for all: users have no homes here");
    }
    try {
      return ServedDirectory.at(path(arguments));
    } catch (IOException e) {
      throw new ConfigException(
          word.at(), "%s: there is no directory %s".formatted(arguments.name(), word.text()), e);
    }
  }

  static Value<Users> userFile() {
    return arguments -> {
      arguments.count(1, 1);
      try {
        return PasswordFile.read(path(arguments));
      } catch (IOException e) {
        Word word = arguments.words().getFirst();
        throw new ConfigException(
            word.at(), "%s cannot be read: %s".formatted(arguments.name(), word.text()), e);
      }
    };
  }

  static Value<Users> user() {
    return arguments -> {
      arguments.count(1, 1);
      return Users.plain(arguments.text(0))
          .orElseThrow(
              () ->
                  new ConfigException(
                      arguments.words().getFirst().at(),
                      arguments.name() + " needs a name and a password: NAME:PASSWORD"));
    };
  }

  static Value<Umask> umask() {
    return arguments -> {
      arguments.count(1, 2);
      int files = mask(arguments, 0);
      return new Umask(files, arguments.size() == 1 ? files : mask(arguments, 1));
    };
  }

  private static int mask(Arguments arguments, int index) throws ConfigException {
    if (!arguments.text(index).matches("0{0,2}[0-7]{1,3}")) {
      throw arguments.wrong(index, "an octal number from 000 to 777");
    }
    return Integer.parseInt(arguments.text(index), 8);
  }

  static Value<PortRange> portRange() {
    return arguments -> {
      arguments.count(2, 2);
      int first = number(arguments, 0, 1, 65_535);
      return new PortRange(first, number(arguments, 1, first, 65_535));
    };
  }

  static Value<TransferRate> transferRate() {
    return arguments -> {
      arguments.count(2, 2);
      return TransferRate.parse(arguments.text(0), arguments.text(1))
          .orElseThrow(
              () ->
                  new ConfigException(
                      arguments.words().getFirst().at(),
                      "TransferRate needs commands out of APPE, RETR, STOR, STOU and"
                          + " KILOBYTES[:FREE-BYTES]"));
    };
  }
}
