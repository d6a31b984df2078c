package domain;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What the configuration comes to. */
public record Settings(
    int maxSessions,
    int maxFailures,
    Duration idle,
    Set<String> users,
    Map<String, String> banner) {

  private static final int DEFAULT_SESSIONS = 64;

  public Settings {
    users = Set.copyOf(users);
    banner = Map.copyOf(banner);
    if (maxSessions < 0) {
      throw new IllegalArgumentException("maxSessions: " + maxSessions);
    }
  }

  public static Settings defaults() {
    return new Settings(DEFAULT_SESSIONS, 3, Duration.ofMinutes(5), Set.of(), Map.of());
  }

  public Settings withMaxSessions(int count) {
    return new Settings(count, maxFailures, idle, users, banner);
  }

  public Settings withUsers(Set<String> names) {
    return new Settings(maxSessions, maxFailures, idle, names, banner);
  }

  public boolean allows(String user) {
    return users.isEmpty() || users.contains(user);
  }

  public String greeting(String language) {
    return banner.getOrDefault(language, "Ready");
  }
}
