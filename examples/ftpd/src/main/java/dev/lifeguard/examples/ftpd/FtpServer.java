package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.admin.AdminCommands;
import dev.lifeguard.examples.ftpd.admin.AdminSocket;
import dev.lifeguard.examples.ftpd.admin.Counters;
import dev.lifeguard.examples.ftpd.admin.Operations;
import dev.lifeguard.examples.ftpd.admin.Scoreboard;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Listeners;
import dev.lifeguard.examples.ftpd.pools.ListenersRec;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.MasterRec;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.Ref;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
public final class FtpServer implements AutoCloseable, Operations {

  private static final System.Logger LOG = System.getLogger(FtpServer.class.getName());

  private final ResourcePool<Daemon> daemon;
  private final Generations generations;
  private final Counters counters;
  private final CountDownLatch ended = new CountDownLatch(1);

  private FtpServer(ResourcePool<Daemon> daemon, Generations generations, Counters counters) {
    this.daemon = daemon;
    this.generations = generations;
    this.counters = counters;
  }

  /**
   * Starts a server, and logs what of its configuration is not in force.
   *
   * @param directives its configuration, a directive a line
   * @throws ConfigException if a directive is wrong
   * @throws IOException if it cannot listen
   */
  public static FtpServer start(List<String> directives) throws ConfigException, IOException {
    Source source = Source.lines("directives", directives);
    return start(_ -> source, warning -> LOG.log(Level.WARNING, warning.toString()));
  }

  /**
   * Starts all servers that a configuration describes.
   *
   * @param warnings is told what is read and not in force
   * @throws ConfigException if a directive is wrong
   * @throws IOException if one cannot listen
   */
  public static FtpServer start(Configuration configuration, Consumer<Warning> warnings)
      throws ConfigException, IOException {
    return start(configuration, warnings, Optional.empty(), Duration.ZERO);
  }

  /**
   * Starts all servers that a configuration describes, with an admin socket.
   *
   * @param warnings is told what is read and not in force
   * @param admin the socket's file; empty for none
   * @param grace how long sessions may go on when the admin says stop, and not how long
   * @throws ConfigException if a directive is wrong
   * @throws IOException if one cannot listen, or the admin socket cannot be had
   */
  static FtpServer start(
      Configuration configuration, Consumer<Warning> warnings, Optional<Path> admin, Duration grace)
      throws ConfigException, IOException {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    try {
      Master master = master(daemon);
      Ref<Listeners> listeners = Ref.to(ListenersRec.in(daemon));
      var generations = new Generations(master, listeners, configuration, warnings);
      var server = new FtpServer(daemon, generations, master.counters());
      if (admin.isPresent()) {
        AdminSocket.open(daemon, admin.get(), new AdminCommands(master, server, grace));
      }
      generations.load();
      return server;
    } catch (Throwable failure) {
      daemon.close();
      throw failure;
    }
  }

  /** A server as a whole, which has not begun to run. */
  static Master master(ResourcePool<Daemon> daemon) {
    return MasterRec.in(daemon, new Counters(), new Scoreboard());
  }

  /**
   * Reads the configuration anew. Sessions that there are go on as they began, sockets that are
   * still wanted stay open.
   *
   * @throws ConfigException if it is wrong, and the old one stays in force
   * @throws IOException if a socket cannot be had, and the old one stays in force
   * @throws IllegalStateException if the server is stopping or has stopped
   */
  @Override
  public void reload() throws ConfigException, IOException {
    try {
      generations.load();
      counters.reload();
    } catch (ConfigException | IOException e) {
      counters.failReload();
      throw e;
    }
  }

  /** Where the main server listens. */
  public InetSocketAddress address() {
    return addresses().getFirst();
  }

  /** Where its servers listen, the main one first. */
  public List<InetSocketAddress> addresses() {
    return generations.addresses();
  }

  /** Its pools as they are now. */
  public PoolTree pools() {
    return PoolTree.of(daemon);
  }

  /**
   * Stops in peace: lets nobody in any more, waits for the sessions that there are, and closes.
   *
   * @param patience how long it waits
   */
  public void stop(Duration patience) throws InterruptedException {
    generations.finish(patience);
    close();
  }

  @Override
  public void beginStop(Duration patience) {
    Thread.ofPlatform().name("stop").start(() -> stopQuietly(patience));
  }

  private void stopQuietly(Duration patience) {
    try {
      stop(patience);
    } catch (InterruptedException e) {
      close();
    }
  }

  /** Waits until the server is closed. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /**
   * Stops listening, says goodbye to idle clients, gives transfers a few seconds, and closes
   * everything. It is the root pool that is closed; the rest follows.
   */
  @Override
  public void close() {
    daemon.close();
    ended.countDown();
  }
}
