package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Server;
import java.util.List;

/**
 * Gives what stands in {@code <Global>} to all servers, and takes the sections out: {@code
 * fixup_globals}. What a server says itself holds.
 */
public final class Globals {

  private Globals() {}

  /** Does so for the servers of {@code generation}. */
  public static void merge(Generation generation) {
    for (Server from : generation.servers()) {
      for (Config global : new ConfigSet(from, null).configs("<Global>")) {
        for (Server to : generation.servers()) {
          copy(global.configs(), new ConfigSet(to, null));
        }
        ConfigSet.remove(global);
      }
    }
  }

  private static void copy(List<Config> configs, ConfigSet set) {
    List<String> own = set.configs().stream().map(Config::name).toList();
    for (Config config : configs) {
      boolean all = Directives.named(config.name()).map(Directive::repeats).orElse(true);
      if (all || !own.contains(config.name())) {
        set.copy(config);
      }
    }
  }
}
