package dev.lifeguard.examples.ftpd.config.rules;

/**
 * How many clients there may be.
 *
 * @param most at a time
 * @param message what the next one is told; {@code %m} is how many
 */
public record MaxClients(int most, String message) {

  /** What ProFTPD says. */
  public static final String MESSAGE =
      "Sorry, the maximum number of allowed clients (%m) are already connected.";

  /** What one too many is told. */
  public String refusal() {
    return message.replace("%m", Integer.toString(most));
  }
}
