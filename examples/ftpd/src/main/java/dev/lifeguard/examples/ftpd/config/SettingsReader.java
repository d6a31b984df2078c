package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import dev.lifeguard.examples.ftpd.pools.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** Makes {@link Settings} of a server's directives, and finds what is wrong with them. */
record SettingsReader(Server server) {

  static Settings read(Server server) throws ConfigException {
    var reader = new SettingsReader(server);
    reader.checkUsers();
    return new Settings(
        new InetSocketAddress(reader.address(), reader.number(Directive.PORT, 0, 65_535)),
        reader.files(),
        reader.number(Directive.MAX_CLIENTS, 1, 1_000_000),
        reader.seconds(Directive.TIMEOUT_IDLE),
        reader.seconds(Directive.TIMEOUT_DATA),
        reader.seconds(Directive.TIMEOUT_STALLED));
  }

  private void checkUsers() throws ConfigException {
    if (Configs.all(server, Directive.USER).anyMatch(user -> user.indexOf(':') < 1)) {
      throw new ConfigException("User needs a name and a password: NAME:PASSWORD");
    }
  }

  private InetAddress address() throws ConfigException {
    String text = Configs.last(server, Directive.DEFAULT_ADDRESS);
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new ConfigException("DefaultAddress: there is no address " + text, e);
    }
  }

  private ServedDirectory files() throws ConfigException {
    String text = Configs.last(server, Directive.DEFAULT_ROOT);
    try {
      return ServedDirectory.at(Path.of(text));
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException("DefaultRoot: there is no directory " + text, e);
    }
  }

  private Duration seconds(Directive directive) throws ConfigException {
    return Duration.ofSeconds(number(directive, 1, 86_400));
  }

  private int number(Directive directive, int least, int most) throws ConfigException {
    String text = Configs.last(server, directive);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new ConfigException(
        "%s must be a number from %d to %d, not %s".formatted(directive.text(), least, most, text));
  }
}
