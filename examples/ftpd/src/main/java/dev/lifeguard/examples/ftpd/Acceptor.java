package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.net.Listener;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.PoolClosedException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits for clients and starts a session for each, until the listener is closed under it. As the
 * listener ends before the executor does, the task looks it up when it runs.
 */
record Acceptor(Server server, Settings settings) implements Runnable {

  private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

  @Override
  public void run() {
    Connection connection = server.listener();
    if (connection != null) {
      admitAll((Listener) connection.endpoint());
    }
  }

  private void admitAll(Listener listener) {
    while (listener.isOpen()) {
      try {
        admit(listener.accept());
      } catch (PoolClosedException | RejectedExecutionException stopping) {
        return;
      } catch (IOException e) {
        recover(listener, e);
      }
    }
  }

  /**
   * The socket is the server's until the session, on its own thread, takes it over; if there never
   * is a session it goes with the server.
   */
  private void admit(SocketChannel channel) throws IOException {
    Cleanup held;
    try {
      held = server.pool().onClose(channel::close);
    } catch (PoolClosedException stopping) {
      channel.close();
      throw stopping;
    }
    server.executor().execute(new SessionTask(server, channel, held, settings));
  }

  /** Out of descriptors, perhaps: wait until some sessions have ended. */
  private static void recover(Listener listener, IOException failure) {
    if (!listener.isOpen()) {
      return;
    }
    LOG.log(Level.WARNING, "cannot accept a client", failure);
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt(); // the next accept ends with it
    }
  }
}
