package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.examples.ftpd.net.Endpoint;
import dev.lifeguard.runtime.ResourcePool;

/**
 * A socket: one that a server listens on, a session's control connection, or its data connection.
 *
 * <p>Shared between threads, unlike the session: the thread that stops the server closes the
 * listening one under the thread that accepts, and hangs up the others.
 *
 * <p>ProFTPD: {@code conn_t} and {@code conn_t->pool}.
 */
@OwnsPool(shared = true)
@SubPoolOf({Listeners.class, Session.class})
public interface Connection {

  /** Where the connection lives. */
  ResourcePool<Connection> pool();

  /** Our end of it. */
  Endpoint endpoint();
}
