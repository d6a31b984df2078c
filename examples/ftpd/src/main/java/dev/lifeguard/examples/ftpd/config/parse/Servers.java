package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.examples.ftpd.net.OpenLines;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.examples.ftpd.pools.ServerRec;
import java.util.concurrent.Executors;

/** Makes servers: {@code start_new_server}. */
public final class Servers {

  private Servers() {}

  /** A server in {@code generation}, with no directives yet. */
  public static Server make(Generation generation, String name, Position at) {
    var threads = Thread.ofVirtual().name("session-", 1).factory();
    ServerRec server =
        ServerRec.in(
            generation.pool(),
            generation,
            name,
            at,
            own -> own.own(Executors.newThreadPerTaskExecutor(threads)),
            new OpenLines());
    server.pool().named(name);
    return server;
  }
}
