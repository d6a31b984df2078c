package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** Waits for the one data connection of a passive session. Closed by its pool. */
@LivesIn(Connection.class)
public final class Listener implements Endpoint {

  private final ServerSocketChannel channel;

  Listener(ResourcePool<Connection> own, InetSocketAddress address) throws IOException {
    this.channel = own.own(ServerSocketChannel.open());
    channel.bind(address);
  }

  /** Where it listens. */
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  /**
   * Waits for a data connection. Those from elsewhere are closed and not counted.
   *
   * @throws SocketTimeoutException if it does not come in time
   */
  SocketChannel accept(Arrival arrival) throws IOException {
    long deadline = System.nanoTime() + arrival.patience().toNanos();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new SocketTimeoutException("no data connection came");
      }
      channel.socket().setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
      SocketChannel candidate = channel.socket().accept().getChannel();
      var from = (InetSocketAddress) candidate.getRemoteAddress();
      if (from.getAddress().equals(arrival.from())) {
        return candidate;
      }
      candidate.close();
    }
  }
}
