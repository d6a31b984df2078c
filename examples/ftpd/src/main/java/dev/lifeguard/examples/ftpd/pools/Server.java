package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.examples.ftpd.net.OpenLines;
import dev.lifeguard.runtime.Ref;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One server: its configuration, the threads that it runs and the sessions on them.
 *
 * <p>ProFTPD: {@code server_rec} and {@code server_rec->pool}.
 */
@OwnsPool(shared = true)
@SubPoolOf(Generation.class)
public interface Server {

  /** Where the server lives. */
  ResourcePool<Server> pool();

  /** The generation that it belongs to. */
  Generation generation();

  /** What it calls itself. */
  String name();

  /** Where the configuration begins to speak of it. */
  Position at();

  /** Runs the sessions, each on its own virtual thread; stopped before anything else goes. */
  @LivesIn(Server.class)
  ExecutorService executor();

  /** The control connections that are to be told when the server stops. */
  OpenLines lines();

  /** What the configuration comes to; set before the server starts. */
  @Nullable Settings settings();

  /** Sets {@link #settings()}. */
  void settings(Settings settings);

  /** The directives of its configuration. */
  @Child
  List<Config> configs();

  /** Who is connected. */
  @Child
  List<Session> sessions();

  /** The socket that it listens on, which may stay when the server goes; null before it starts. */
  @Nullable Ref<Connection> door();

  /** Sets {@link #door()}. */
  void door(Ref<Connection> door);
}
