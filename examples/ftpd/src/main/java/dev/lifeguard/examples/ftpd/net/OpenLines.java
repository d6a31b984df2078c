package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.PoolClosedException;
import dev.lifeguard.runtime.Ref;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The control connections of a server, so that they can be told when it stops. The server lives
 * longer than any of them, so it knows them by weak reference.
 */
public final class OpenLines {

  private final Set<Ref<Connection>> open = ConcurrentHashMap.newKeySet();

  /** Adds one, until it is closed. */
  public Cleanup add(Connection connection) {
    Ref<Connection> line = Ref.to(connection);
    open.add(line);
    return connection.pool().onClose(() -> open.remove(line));
  }

  /** Ends what comes in on all of them: who was idle says goodbye, a transfer may finish. */
  public void hangUp() {
    for (Ref<Connection> line : open) {
      line.get().ifPresent(OpenLines::hangUp);
    }
  }

  private static void hangUp(Connection connection) {
    try {
      if (connection.endpoint() instanceof Dialogue dialogue) {
        dialogue.hangUp();
      }
    } catch (PoolClosedException ended) {
      // its session has closed it just now, on its own thread
    }
  }
}
