package dev.lifeguard.examples.ftpd.config.rules;

import java.util.List;
import java.util.function.Predicate;

/**
 * Users by their names.
 *
 * @param all whether all of the names must fit, and not only one of them
 * @param names of users; with {@code !} before it a name fits everybody else
 */
public record UserMatch(boolean all, List<String> names) implements ClientMatch {

  /** Copies the names. */
  public UserMatch {
    names = List.copyOf(names);
  }

  @Override
  public boolean matches(Client client) {
    String user = client.user();
    if (user.isEmpty()) {
      return false;
    }
    Predicate<String> fits =
        name -> name.startsWith("!") ? !name.substring(1).equals(user) : name.equals(user);
    return all ? names.stream().allMatch(fits) : names.stream().anyMatch(fits);
  }
}
