package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.pools.Server;
import java.util.stream.Stream;

/**
 * Looks directives up in a server's configuration: {@code find_config} and {@code get_param_ptr}.
 */
final class Configs {

  private Configs() {}

  /** The arguments of every such directive, first come first. */
  static Stream<String> all(Server server, Directive directive) {
    return server.configs().stream()
        .filter(config -> config.name().equals(directive.text()))
        .map(config -> ConfigLoader.text(config.argument()));
  }

  /** The argument of the last such directive, or what holds when there is none. */
  static String last(Server server, Directive directive) {
    return all(server, directive)
        .reduce((_, later) -> later)
        .or(directive::preset)
        .orElseThrow(() -> new IllegalStateException(directive + " has no preset"));
  }
}
