package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.ConnectionRec;
import dev.lifeguard.examples.ftpd.pools.Listeners;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.InPool;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Makes connections, each with its socket in its own pool: {@code inet_initialize_connection}. */
public final class Connections {

  private Connections() {}

  /** Listens for clients. */
  public static Connection listen(ResourcePool<Listeners> parent, InetSocketAddress address)
      throws IOException {
    return make(parent, "listening", own -> new Door(own, address));
  }

  /** Listens for a client's data connection. */
  public static Connection listenForData(ResourcePool<Session> parent, InetSocketAddress address)
      throws IOException {
    return make(parent, "passive", own -> new Listener(own, address));
  }

  /**
   * The control connection over an accepted socket, which changes hands here.
   *
   * @param held closes the socket in the pool that has it so far
   */
  public static Connection control(
      ResourcePool<Session> parent, SocketChannel channel, Cleanup held, Duration idle)
      throws IOException {
    return make(
        parent,
        "control",
        own -> {
          held.moveTo(own);
          return new Dialogue(own, channel, idle);
        });
  }

  /**
   * The data connection that is waiting at {@code listener}.
   *
   * @throws Listener.NobodyCameException if none is, from there
   */
  public static Connection acceptData(
      ResourcePool<Session> parent, Listener listener, InetAddress from) throws IOException {
    return make(parent, "data", own -> new Stream(own.own(listener.take(from))));
  }

  /** Begins to open a data connection from {@code here} to where the client listens. */
  public static Connection callForData(
      ResourcePool<Session> parent, InetAddress here, InetSocketAddress there) throws IOException {
    return make(
        parent,
        "data",
        own -> {
          SocketChannel channel = own.own(SocketChannel.open());
          channel.bind(new InetSocketAddress(here, 0));
          Stream stream = new Stream(channel);
          channel.connect(there);
          return stream;
        });
  }

  private static Connection make(
      ResourcePool<?> parent, String name, InPool<Connection, Endpoint, IOException> opening)
      throws IOException {
    return ConnectionRec.in(parent, own -> opening.make(own.named(name)));
  }
}
