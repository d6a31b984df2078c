/*
 * Apache httpd 1.3: a listening socket belongs to the configuration that opened it, and a table of
 * the whole process keeps it. A restart destroys the configuration to read it anew, and finds
 * closed sockets in the table. (Apache 1.3 worked around it: no pool of it fitted the listeners.)
 */
package listeners;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

@OwnsPool
interface Httpd {
  ResourcePool<Httpd> pool();

  Map<Integer, Listener> listeners();
}

@OwnsPool
@SubPoolOf(Httpd.class)
interface Configuration {
  ResourcePool<Configuration> pool();

  List<Integer> ports();
}

@OwnsPool
@SubPoolOf(Configuration.class)
interface Listener {
  int port();

  ServerSocket socket();
}

final class Restart {
  private Restart() {}

  static Configuration restart(Httpd httpd, Configuration old, List<Integer> ports)
      throws IOException {
    old.pool().close();
    ConfigurationRec configuration = ConfigurationRec.in(httpd.pool(), ports);
    for (int port : ports) {
      if (!httpd.listeners().containsKey(port)) {
        ServerSocket socket = configuration.pool().own(new ServerSocket(port));
        httpd.listeners().put(port, ListenerRec.in(configuration.pool(), port, socket));
      }
    }
    return configuration;
  }
}
