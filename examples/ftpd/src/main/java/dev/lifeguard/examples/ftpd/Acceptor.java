package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.admin.Counters;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.net.Door;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.PoolClosedException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits for clients and starts a session for each, in the server that the door leads to just then;
 * until the door is closed under it.
 */
record Acceptor(Door door, Counters counters) implements Runnable {

  private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

  @Override
  public void run() {
    while (door.isOpen()) {
      try {
        admit(door.accept());
      } catch (IOException | RuntimeException e) {
        recover(e);
      }
    }
  }

  /** A server that is on its way out takes nobody; then another may be there already. */
  private void admit(SocketChannel channel) throws IOException {
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
        server.executor().execute(new SessionTask(server, channel, held, settings, counters));
        return true;
      } catch (RejectedExecutionException retired) {
        held.cancel();
        return false;
      }
    } catch (PoolClosedException gone) {
      return false;
    }
  }

  /** Out of descriptors, perhaps: wait until some sessions have ended. */
  private void recover(Exception failure) {
    if (!door.isOpen()) {
      return;
    }
    LOG.log(Level.WARNING, "cannot accept a client", failure);
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt(); // so does the next accept
    }
  }
}
