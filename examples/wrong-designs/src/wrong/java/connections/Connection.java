/*
 * ProFTPD's connections: passive mode makes a listening connection, and another one when the client
 * has come; then the listening one is closed. pr_inet_copy_conn takes pains to copy, field by field,
 * what the second has of the first. Here it refers to the first instead: neither is inside the
 * other, and the one that is left asks one that is gone for its address.
 */
package connections;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

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

  @Nullable Connection listening();

  void close();
}

final class Passive {
  private Passive() {}

  static Connection accept(Session session, Connection listening, InetSocketAddress client) {
    ConnectionRec data = ConnectionRec.in(session.pool(), client, listening);
    listening.close();
    return data;
  }

  static int port(Connection data) {
    Connection listening = data.listening();
    return listening == null ? -1 : listening.address().getPort();
  }
}
