package dev.lifeguard.examples.ftpd.config.text;

/**
 * The configuration cannot be used: the message says what is wrong, and where, as {@code
 * ftpd.conf:3:6: …}.
 */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Position at;

  /** Something at {@code at} is wrong. */
  public ConfigException(Position at, String message) {
    super(at + ": " + message);
    this.at = at;
  }

  /** Something at {@code at} is wrong, because of {@code cause}. */
  public ConfigException(Position at, String message, Throwable cause) {
    super(at + ": " + message, cause);
    this.at = at;
  }

  /** Where. */
  public Position at() {
    return at;
  }
}
