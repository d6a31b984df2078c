package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads that accept connections. They end when the socket is closed under them. They are not
 * interrupted: {@link ServerSocketChannel#accept} then throws, even if a connection has just come,
 * whose descriptor nobody has any more.
 */
public final class Accepting {

  private static final System.Logger LOG = System.getLogger(Accepting.class.getName());

  /** What is done with a connection that has come. */
  public interface Admission {

    /** Takes it over, and does not keep the next one waiting. */
    void admit(SocketChannel channel) throws IOException;
  }

  private Accepting() {}

  /** Accepts on a thread of that pool, which ends when {@code socket} is closed. */
  public static void start(ResourcePool<?> pool, ServerSocketChannel socket, Admission admission) {
    pool.own(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("accepting").factory()),
            thread -> stop(socket, thread))
        .execute(() -> accept(socket, admission));
  }

  private static void accept(ServerSocketChannel socket, Admission admission) {
    while (socket.isOpen()) {
      try {
        admission.admit(socket.accept());
      } catch (IOException | RuntimeException e) {
        if (socket.isOpen()) {
          recover(e);
        }
      }
    }
  }

  /** Out of descriptors, perhaps: wait until some connections have ended. */
  private static void recover(Exception failure) {
    LOG.log(Level.WARNING, "cannot accept a connection", failure);
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt(); // so does the next accept
    }
  }

  private static void stop(ServerSocketChannel socket, ExecutorService thread) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.close();
  }
}
