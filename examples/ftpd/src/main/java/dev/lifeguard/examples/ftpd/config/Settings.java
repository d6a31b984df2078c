package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.rules.Alias;
import dev.lifeguard.examples.ftpd.config.rules.MaxClients;
import dev.lifeguard.examples.ftpd.config.rules.Patience;
import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.config.rules.PortRange;
import dev.lifeguard.examples.ftpd.config.users.Users;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a server's configuration comes to.
 *
 * @param name what the server calls itself
 * @param address where it listens; port 0 for any
 * @param files what it serves
 * @param users who may log in
 * @param aliases other names of theirs
 * @param maxClients how many sessions it has at a time
 * @param maxInstances how many sessions all servers together have
 * @param idle how long a session may say nothing
 * @param patience how long transfers are waited for
 * @param passivePorts where data connections are waited for; empty for any that is nobody's
 * @param welcome what who has logged in is told
 * @param places what holds for which files
 * @param anonymous what holds for guests; empty if there are none
 */
public record Settings(
    String name,
    InetSocketAddress address,
    ServedDirectory files,
    Users users,
    List<Alias> aliases,
    MaxClients maxClients,
    int maxInstances,
    Duration idle,
    Patience patience,
    Optional<PortRange> passivePorts,
    Welcome welcome,
    Places places,
    Optional<Guests> anonymous) {

  /** Who that is, if it is an alias. */
  public String called(String name) {
    return aliases.stream()
        .filter(alias -> alias.means(name))
        .map(Alias::user)
        .findFirst()
        .orElse(name);
  }
}
