package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;

/** Where the configuration comes from, now and whenever it is read anew. */
@FunctionalInterface
public interface Configuration {

  /**
   * Its text as it is now.
   *
   * @param home where files can live that it needs; the same each time
   * @throws ConfigException if it cannot be read
   * @throws IOException if such a file cannot be made
   */
  Source read(ResourcePool<Daemon> home) throws ConfigException, IOException;
}
