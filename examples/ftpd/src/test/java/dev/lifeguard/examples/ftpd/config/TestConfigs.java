package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.admin.Counters;
import dev.lifeguard.examples.ftpd.admin.Scoreboard;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.MasterRec;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Configurations for one test, all in one root pool, of which nothing stays. */
final class TestConfigs implements AutoCloseable {

  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final Master master = MasterRec.in(daemon, new Counters(), new Scoreboard());
  private final List<Warning> warnings = new ArrayList<>();

  Generation load(String text) throws ConfigException {
    return load(Source.lines("f", text.lines().toList()));
  }

  Generation load(Source source) throws ConfigException {
    return ConfigLoader.load(master, 1, source, warnings::add);
  }

  /** The main server of a new generation. */
  Server main(String text) throws ConfigException {
    return load(text).servers().getFirst();
  }

  /** The settings of the main server of a new generation. */
  Settings settings(String text) throws ConfigException {
    return settings(main(text));
  }

  static Settings settings(Server server) {
    return Objects.requireNonNull(server.settings(), "it is configured");
  }

  List<String> warnings() {
    return warnings.stream().map(Warning::toString).toList();
  }

  PoolTree pools() {
    return PoolTree.of(daemon);
  }

  @Override
  public void close() {
    daemon.close();
    assertEquals(List.of(), pools().rows());
  }
}
