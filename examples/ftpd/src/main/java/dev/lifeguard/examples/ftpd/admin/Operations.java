package dev.lifeguard.examples.ftpd.admin;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import java.io.IOException;
import java.time.Duration;

/** What the server can be told to do. */
public interface Operations {

  /**
   * Reads the configuration anew.
   *
   * @throws ConfigException if it is wrong, and the old one stays in force
   * @throws IOException if a socket cannot be had, and the old one stays in force
   * @throws IllegalStateException if the server is stopping
   */
  void reload() throws ConfigException, IOException;

  /** Begins to stop, and does not wait for the end; sessions may go on for so long. */
  void beginStop(Duration patience);
}
