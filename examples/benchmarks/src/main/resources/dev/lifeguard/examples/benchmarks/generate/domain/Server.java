package domain;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import process.Daemon;

/** A server with its configuration, its threads and the sessions on them. */
@OwnsPool(shared = true)
@SubPoolOf(Daemon.class)
public interface Server {

  ResourcePool<Server> pool();

  String name();

  int port();

  @LivesIn(Server.class)
  ExecutorService executor();

  Statistics statistics();

  @Nullable Settings settings();

  void settings(Settings settings);

  @Nullable Registry registry();

  void registry(@Nullable Registry registry);

  long started();

  void started(long millis);

  @Child
  List<Config> configs();

  @Child
  List<Session> sessions();

  default boolean isFull() {
    Settings settings = settings();
    return settings != null && sessions().size() >= settings.maxSessions();
  }
}
