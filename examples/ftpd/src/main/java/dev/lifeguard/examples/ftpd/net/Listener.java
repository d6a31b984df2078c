package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

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

  /** Waits for a data connection, with an ear on the client. */
  public Attention.Event await(Attention attention, Dialogue dialogue, long deadline)
      throws IOException {
    channel.configureBlocking(false);
    return attention.await(channel, SelectionKey.OP_ACCEPT, dialogue, deadline);
  }

  /**
   * The data connection that is waiting. Those from elsewhere than {@code from} are closed and not
   * counted: others could steal or slip in a file. The caller must see to its closing.
   *
   * @throws NobodyCameException if there is none
   */
  SocketChannel take(InetAddress from) throws IOException {
    SocketChannel candidate = channel.accept();
    while (candidate != null) {
      var address = (InetSocketAddress) candidate.getRemoteAddress();
      if (address.getAddress().equals(from)) {
        return candidate;
      }
      candidate.close();
      candidate = channel.accept();
    }
    throw new NobodyCameException();
  }

  /** There was no connection, or only one from elsewhere. */
  public static final class NobodyCameException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
