package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that accept connections. They end when the socket is closed under them. They are not
 * interrupted: {@link ServerSocketChannel#accept} then throws, even if a connection has just come,
 * whose descriptor nobody has any more.
 */
public final class Accepting {

  private Accepting() {}

  /** Runs {@code loop} on a thread of that pool, which is to end when {@code socket} is closed. */
  public static void start(ResourcePool<?> pool, ServerSocketChannel socket, Runnable loop) {
    pool.own(Executors.newVirtualThreadPerTaskExecutor(), thread -> stop(socket, thread))
        .execute(loop);
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
