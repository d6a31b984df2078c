/*
 * Apache httpd 1.3, repaired: listening sockets have a home of their own, beside the configuration.
 * A restart opens those that are new, and closes those that the new configuration does not name.
 */
package listeners;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

@OwnsPool
interface Httpd {
  ResourcePool<Httpd> pool();

  @Child
  List<Listener> listeners();
}

@OwnsPool
@SubPoolOf(Httpd.class)
interface Configuration {
  ResourcePool<Configuration> pool();

  List<Integer> ports();
}

@OwnsPool
@SubPoolOf(Httpd.class)
interface Listener {
  int port();

  ServerSocket socket();

  void close();
}

final class Restart {
  private Restart() {}

  static Configuration restart(Httpd httpd, Configuration old, List<Integer> ports)
      throws IOException {
    old.pool().close();
    for (Listener listener : httpd.listeners()) {
      if (!ports.contains(listener.port())) {
        listener.close();
      }
    }
    for (int port : ports) {
      if (httpd.listeners().stream().noneMatch(listener -> listener.port() == port)) {
        ListenerRec listener = ListenerRec.in(httpd.pool(), port, new ServerSocket(port));
        listener.pool().own(listener.socket());
      }
    }
    return ConfigurationRec.in(httpd.pool(), ports);
  }
}
