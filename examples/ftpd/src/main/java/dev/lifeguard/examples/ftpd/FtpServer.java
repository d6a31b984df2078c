package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.ConfigException;
import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Listener;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * A running server. Any thread may use it and close it.
 *
 * <pre>{@code
 * try (FtpServer server = FtpServer.start(List.of("Port 0", "DefaultRoot /srv", "User me:secret"))) {
 *   System.out.println(server.address());
 * }
 * }</pre>
 */
public final class FtpServer implements AutoCloseable {

  private final ResourcePool<Daemon> daemon;
  private final InetSocketAddress address;

  private FtpServer(ResourcePool<Daemon> daemon, InetSocketAddress address) {
    this.daemon = daemon;
    this.address = address;
  }

  /**
   * Starts a server.
   *
   * @param directives its configuration, a directive a line
   * @throws ConfigException if a directive is wrong
   * @throws IOException if it cannot listen
   */
  public static FtpServer start(List<String> directives) throws ConfigException, IOException {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    try {
      Server server = ConfigLoader.load(daemon, 1, directives).servers().getFirst();
      return new FtpServer(daemon, listen(server));
    } catch (Throwable failure) {
      daemon.close();
      throw failure;
    }
  }

  private static InetSocketAddress listen(Server server) throws IOException {
    Settings settings = Objects.requireNonNull(server.settings(), "the server is configured");
    Connection connection = Connections.listen(server.pool(), settings.address());
    server.listener(connection);
    Listener listener = (Listener) connection.endpoint();
    server.pool().beforeClose(() -> server.lines().hangUp());
    server.pool().beforeClose(() -> server.listener(null));
    server.executor().execute(new Acceptor(server, settings.maxClients()));
    return listener.address();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Its pools as they are now. */
  public PoolTree pools() {
    return PoolTree.of(daemon);
  }

  /**
   * Stops listening, says goodbye to idle clients, gives transfers a few seconds, and closes
   * everything. It is the root pool that is closed; the rest follows.
   */
  @Override
  public void close() {
    daemon.close();
  }
}
