package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.parse.ConfigSet;
import dev.lifeguard.examples.ftpd.config.parse.Globals;
import dev.lifeguard.examples.ftpd.config.parse.Parser;
import dev.lifeguard.examples.ftpd.config.parse.Servers;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.GenerationRec;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.Server;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Builds a generation with its servers out of a configuration. */
public final class ConfigLoader {

  private ConfigLoader() {}

  /**
   * Builds a generation of {@code master}. If it cannot be built, nothing of it stays, and those
   * that are there already stay as they are.
   *
   * @param source where to begin to read
   * @param warnings is told what is read and not in force
   * @throws ConfigException at the first thing that is wrong
   */
  public static Generation load(
      Master master, int number, Source source, Consumer<Warning> warnings) throws ConfigException {
    GenerationRec generation = GenerationRec.in(master.pool(), master, number);
    try {
      fill(generation, source, warnings);
      return generation;
    } catch (Throwable failure) {
      generation.close();
      throw failure;
    }
  }

  private static void fill(Generation generation, Source source, Consumer<Warning> warnings)
      throws ConfigException {
    Server main = Servers.make(generation, "main", new Position(source.name(), 1, 1));
    new Parser(warnings).read(main, source);
    Globals.merge(generation);
    int maxInstances =
        new ConfigSet(main, null).last(Directives.MAX_INSTANCES).orElse(Integer.MAX_VALUE);
    Set<InetSocketAddress> taken = new HashSet<>();
    for (Server server : generation.servers()) {
      Settings settings = SettingsReader.read(server, maxInstances);
      InetSocketAddress address = settings.address();
      if (address.getPort() != 0 && !taken.add(address)) {
        throw new ConfigException(
            server.at(),
            "another server listens on port %d of %s already"
                .formatted(address.getPort(), address.getAddress().getHostAddress()));
      }
      server.settings(settings);
    }
  }
}
