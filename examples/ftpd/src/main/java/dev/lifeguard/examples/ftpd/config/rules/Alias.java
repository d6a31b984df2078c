package dev.lifeguard.examples.ftpd.config.rules;

/**
 * Another name of a user.
 *
 * @param alias what the client says; {@code *} for any name
 * @param user who that is
 */
public record Alias(String alias, String user) {

  /** Whether the client has said this one. */
  public boolean means(String said) {
    return alias.equals("*") || alias.equals(said);
  }
}
