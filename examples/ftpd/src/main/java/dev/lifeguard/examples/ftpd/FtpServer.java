package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Listener;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A running server. Any thread may use it and close it.
 *
 * <pre>{@code
 * var directives = List.of("Port 0", "DefaultRoot /srv", "AuthUser me:secret");
 * try (FtpServer server = FtpServer.start(directives)) {
 *   System.out.println(server.address());
 * }
 * }</pre>
 */
public final class FtpServer implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(FtpServer.class.getName());

  private final ResourcePool<Daemon> daemon;
  private final List<InetSocketAddress> addresses;

  private FtpServer(ResourcePool<Daemon> daemon, List<InetSocketAddress> addresses) {
    this.daemon = daemon;
    this.addresses = List.copyOf(addresses);
  }

  /**
   * Starts a server, and logs what of its configuration is not in force.
   *
   * @param directives its configuration, a directive a line
   * @throws ConfigException if a directive is wrong
   * @throws IOException if it cannot listen
   */
  public static FtpServer start(List<String> directives) throws ConfigException, IOException {
    return start(
        Source.lines("directives", directives),
        warning -> LOG.log(Level.WARNING, warning.toString()));
  }

  /**
   * Starts all servers that a configuration describes.
   *
   * @param warnings is told what is read and not in force
   * @throws ConfigException if a directive is wrong
   * @throws IOException if one cannot listen
   */
  public static FtpServer start(Source configuration, Consumer<Warning> warnings)
      throws ConfigException, IOException {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    try {
      Generation generation = ConfigLoader.load(daemon, 1, configuration, warnings);
      return new FtpServer(daemon, listen(generation));
    } catch (Throwable failure) {
      daemon.close();
      throw failure;
    }
  }

  private static List<InetSocketAddress> listen(Generation generation) throws IOException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (Server server : generation.servers()) {
      addresses.add(listen(server));
    }
    return addresses;
  }

  private static InetSocketAddress listen(Server server) throws IOException {
    Settings settings = Objects.requireNonNull(server.settings(), "the server is configured");
    Connection connection = Connections.listen(server.pool(), settings.address());
    server.listener(connection);
    Listener listener = (Listener) connection.endpoint();
    server.pool().beforeClose(() -> server.lines().hangUp());
    server.pool().beforeClose(() -> server.listener(null));
    server.executor().execute(new Acceptor(server, settings));
    return listener.address();
  }

  /** Where the main server listens. */
  public InetSocketAddress address() {
    return addresses.getFirst();
  }

  /** Where its servers listen, the main one first. */
  public List<InetSocketAddress> addresses() {
    return addresses;
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
