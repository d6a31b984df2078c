package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A data connection. One that does not move for too long is closed. */
@LivesIn(Connection.class)
public final class Stream implements Endpoint {

  private static final Reply LOST = new Reply(426, "The data connection is lost");

  private final SocketChannel channel;
  private final Watchdog watchdog;

  Stream(ResourcePool<Connection> own, SocketChannel channel, Duration stalled) {
    this.channel = channel;
    this.watchdog = Watchdog.in(own, stalled, () -> close(channel));
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads some bytes; as many as {@link SocketChannel#read} does.
   *
   * @return how many; -1 at the end
   * @throws Refusal (426) if the connection is lost
   */
  public int read(ByteBuffer buffer) throws Refusal {
    watchdog.watchFromNow();
    try {
      return channel.read(buffer);
    } catch (IOException e) {
      throw new Refusal(LOST, e);
    } finally {
      watchdog.rest();
    }
  }

  /**
   * Writes everything that remains.
   *
   * @throws Refusal (426) if the connection is lost
   */
  public void write(ByteBuffer buffer) throws Refusal {
    try {
      while (buffer.hasRemaining()) {
        watchdog.watchFromNow();
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new Refusal(LOST, e);
    } finally {
      watchdog.rest();
    }
  }
}
