/*
 * ProFTPD's connections, repaired: what the data connection needs to know of the listening one is
 * copied, so that it does not matter which of them is closed first.
 */
package connections;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.net.InetSocketAddress;

@Pool(permanent = true)
interface Daemon {}

@OwnsPool
@SubPoolOf(Daemon.class)
interface Session {
  ResourcePool<Session> pool();
}

@OwnsPool
@SubPoolOf(Session.class)
interface Connection {
  InetSocketAddress address();

  int acceptedOn();

  void close();
}

final class Passive {
  private Passive() {}

  static Connection accept(Session session, Connection listening, InetSocketAddress client) {
    int port = listening.address().getPort();
    ConnectionRec data = ConnectionRec.in(session.pool(), client, port);
    listening.close();
    return data;
  }

  static int port(Connection data) {
    return data.acceptedOn();
  }
}
