package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.Ref;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/**
 * Where clients come in: a socket that listens, and the server behind it. The server may be
 * exchanged; as the door lives longer than each of them, it knows it by weak reference.
 */
@LivesIn(Connection.class)
public final class Door implements Endpoint {

  /**
   * How many may wait to be let in. Where more come at once than there is room for, the system may
   * tell a client that it is connected, and forget it.
   */
  private static final int WAITING = 1024;

  private final ServerSocketChannel channel;
  private final InetSocketAddress wanted;
  private volatile Optional<Ref<Server>> server = Optional.empty();

  Door(ResourcePool<Connection> own, InetSocketAddress wanted) throws IOException {
    this.channel = own.own(ServerSocketChannel.open());
    this.wanted = wanted;
    channel.bind(wanted, WAITING);
  }

  /** Whether it was opened for that address; port 0 is one like any other. */
  public boolean isAt(InetSocketAddress address) {
    return wanted.equals(address);
  }

  /** Where it really listens. */
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  /** Lets clients in until the door is closed. */
  public void guard(ResourcePool<Connection> own, Accepting.Admission admission) {
    Accepting.start(own, channel, admission);
  }

  /** Whether it has led nowhere yet. */
  public boolean isNew() {
    return server.isEmpty();
  }

  /** The server behind it; empty if there never was one, or it is gone. */
  public Optional<Server> server() {
    return server.flatMap(Ref::get);
  }

  /** Who comes in from now on comes to that server. */
  public void leadTo(Server next) {
    server = Optional.of(Ref.to(next));
  }
}
