package dev.lifeguard.examples.ftpd;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How a client is.
 *
 * @param patience how long it waits for an answer
 * @param charset of what it hears
 * @param extended whether it says EPRT, and not PORT
 */
public record Manner(Duration patience, Charset charset, boolean extended) {

  /** One that a test waits for. */
  public static final Manner USUAL = new Manner(Waiting.LONGEST, StandardCharsets.UTF_8, false);

  /** One among hundreds: patient, because the machine is busy, and ready to hear anything. */
  public static final Manner PATIENT =
      new Manner(Duration.ofMinutes(5), StandardCharsets.ISO_8859_1, true);

  int patienceMillis() {
    return (int) patience.toMillis();
  }
}
