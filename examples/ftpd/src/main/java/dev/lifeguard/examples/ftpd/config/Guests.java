package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.rules.Alias;
import dev.lifeguard.examples.ftpd.config.rules.MaxClients;
import dev.lifeguard.examples.ftpd.config.rules.Patience;
import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import java.util.List;

/**
 * What an {@code <Anonymous>} comes to.
 *
 * @param user who guests are
 * @param aliases what they say they are called
 * @param files what guests are served
 * @param maxClients how many of them there may be
 * @param patience how long their transfers are waited for
 * @param welcome what they are told
 * @param places what holds for which files
 */
public record Guests(
    String user,
    List<Alias> aliases,
    ServedDirectory files,
    MaxClients maxClients,
    Patience patience,
    Welcome welcome,
    Places places) {

  /** Copies the list. */
  public Guests {
    aliases = List.copyOf(aliases);
  }

  /** Whether who says this name is a guest. */
  public boolean are(String name) {
    return name.equals(user)
        || aliases.stream().anyMatch(alias -> alias.means(name) && alias.user().equals(user));
  }
}
