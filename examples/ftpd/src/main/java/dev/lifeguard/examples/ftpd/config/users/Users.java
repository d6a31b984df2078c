package dev.lifeguard.examples.ftpd.config.users;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may log in.
 *
 * @param passwords of each user
 */
public record Users(Map<String, PasswordHash> passwords) {

  /** Nobody. */
  public static final Users NOBODY = new Users(Map.of());

  /** Copies the map. */
  public Users {
    passwords = Map.copyOf(passwords);
  }

  /** One user, given as {@code name:password}. */
  public static Optional<Users> plain(String both) {
    int colon = both.indexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    var hash = new PasswordHash.Plain(both.substring(colon + 1));
    return Optional.of(new Users(Map.of(both.substring(0, colon), hash)));
  }

  /** These and those; who is in both has the password from those. */
  public Users and(Users others) {
    Map<String, PasswordHash> all = new HashMap<>(passwords);
    all.putAll(others.passwords);
    return new Users(all);
  }

  /**
   * Whether the password is that user's. Where all passwords are stored alike, it takes as long for
   * who is not there, or locked out, as for a wrong password.
   */
  public boolean know(String user, String password) {
    byte[] given = password.getBytes(StandardCharsets.UTF_8);
    PasswordHash known = passwords.get(user);
    if (known == null || known instanceof PasswordHash.Locked) {
      boolean _ = standIn().fits(given);
      return false;
    }
    return known.fits(given);
  }

  private PasswordHash standIn() {
    return passwords.values().stream()
        .filter(hash -> !(hash instanceof PasswordHash.Locked))
        .findFirst()
        .orElseGet(PasswordHash.Locked::new);
  }
}
