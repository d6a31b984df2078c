package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;

/** Where the configuration comes from, now and whenever it is read anew. */
@FunctionalInterface
public interface Configuration {

  /**
   * Its text as it is now.
   *
   * @throws ConfigException if it cannot be read
   */
  Source read() throws ConfigException;
}
