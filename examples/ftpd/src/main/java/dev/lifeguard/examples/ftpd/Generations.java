package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Listeners;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.CleanupException;
import dev.lifeguard.runtime.PoolClosedException;
import dev.lifeguard.runtime.Ref;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The generations of a running server. The youngest is in force; an older one stays as long as it
 * has sessions, and is destroyed with the last of them. Any thread may use it.
 */
final class Generations {

  private static final System.Logger LOG = System.getLogger(Generations.class.getName());

  private final Master master;
  private final Ref<Listeners> listeners;
  private final Configuration configuration;
  private final Consumer<Warning> warnings;

  /** Waits for the last sessions of those that are no longer in force. */
  private final ExecutorService retiring;

  private Optional<Ref<Generation>> inForce = Optional.empty();
  private int youngest;
  private boolean stopping;
  private volatile List<InetSocketAddress> addresses = List.of();

  Generations(
      Master master,
      Ref<Listeners> listeners,
      Configuration configuration,
      Consumer<Warning> warnings) {
    this.master = master;
    this.listeners = listeners;
    this.configuration = configuration;
    this.warnings = warnings;
    master.pool().beforeClose(this::letNobodyIn);
    this.retiring =
        master
            .pool()
            .own(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("retiring").factory()),
                Generations::interrupt);
  }

  private void letNobodyIn() {
    listeners.get().ifPresent(open -> open.pool().close());
  }

  private static void interrupt(ExecutorService executor) {
    executor.shutdownNow();
    executor.close();
  }

  /**
   * Reads the configuration, and puts a generation made of it in force. Sockets that are still
   * wanted stay as they are, others are closed; the sessions that there are go on as they began.
   *
   * @throws ConfigException if it is wrong: what was in force stays in force
   * @throws IOException if a socket cannot be had: the same
   * @throws IllegalStateException if the server is stopping or has stopped
   */
  synchronized void load() throws ConfigException, IOException {
    Listeners open =
        listeners.get().orElseThrow(() -> new IllegalStateException("the server is stopping"));
    Generation next =
        ConfigLoader.load(master, youngest + 1, configuration.read(master.pool()), warnings);
    try {
      List<InetSocketAddress> opened = Doors.open(open, next);
      for (Server server : next.servers()) {
        server.pool().whenClosing(() -> server.lines().hangUp());
      }
      Doors.leadTo(next, open);
      addresses = List.copyOf(opened);
    } catch (Throwable failure) {
      next.pool().close();
      throw failure;
    }
    inForce.flatMap(Ref::get).ifPresent(this::retire);
    inForce = Optional.of(Ref.to(next));
    youngest = next.number();
  }

  /** Where the servers in force listen, the main one first. */
  List<InetSocketAddress> addresses() {
    return addresses;
  }

  /** Destroys a generation as soon as it has no sessions, which may be at once. */
  private void retire(Generation generation) {
    generation.servers().forEach(server -> server.executor().shutdown());
    if (generation.servers().stream().allMatch(server -> server.executor().isTerminated())) {
      close(generation);
    } else {
      Ref<Generation> weak = Ref.to(generation);
      retiring.execute(() -> weak.get().ifPresent(Generations::closeAfterLastSession));
    }
  }

  private static void closeAfterLastSession(Generation generation) {
    try {
      for (Server server : generation.servers()) {
        while (!server.executor().awaitTermination(1, TimeUnit.DAYS)) {
          LOG.log(Level.DEBUG, "generation {0} still has sessions", generation.number());
        }
      }
      close(generation);
    } catch (InterruptedException | PoolClosedException closing) {
      // whoever closes the process's pool closes this one, too
    }
  }

  private static void close(Generation generation) {
    try {
      generation.pool().close();
    } catch (CleanupException e) {
      LOG.log(Level.WARNING, "an old generation could not be closed in order", e);
    }
  }

  /**
   * Lets nobody in any more, and waits for the sessions that there are.
   *
   * @return whether all have ended in time
   */
  boolean finish(Duration patience) throws InterruptedException {
    synchronized (this) {
      if (!stopping) {
        stopping = true;
        letNobodyIn();
        inForce.flatMap(Ref::get).ifPresent(this::retire);
        retiring.shutdown();
      }
    }
    return retiring.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
  }
}
