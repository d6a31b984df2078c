package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.net.Accepting;
import dev.lifeguard.examples.ftpd.net.Door;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.PoolClosedException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Starts a session for each client that comes, in the server that the door leads to just then. */
record Acceptor(Door door) implements Accepting.Admission {

  /** A server that is on its way out takes nobody; then another may be there already. */
  @Override
  public void admit(SocketChannel channel) throws IOException {
    Optional<Server> refused = Optional.empty();
    while (true) {
      Optional<Server> server = door.server();
      if (server.isEmpty() || server.equals(refused)) {
        channel.close();
        return;
      }
      if (admit(channel, server.get())) {
        return;
      }
      refused = server;
    }
  }

  /**
   * The socket is the server's until the session, on its own thread, takes it over; if there never
   * is a session it goes with the server.
   */
  private boolean admit(SocketChannel channel, Server server) {
    try {
      Settings settings = Objects.requireNonNull(server.settings(), "the server is configured");
      Cleanup held = server.pool().onClose(channel::close);
      try {
        server.executor().execute(new SessionTask(server, channel, held, settings));
        return true;
      } catch (RejectedExecutionException retired) {
        held.cancel();
        return false;
      }
    } catch (PoolClosedException gone) {
      return false;
    }
  }
}
