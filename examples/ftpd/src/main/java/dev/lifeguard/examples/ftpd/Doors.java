package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Door;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Listeners;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.Ref;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives the servers of a generation their doors: those that are there already, or new ones. In two
 * steps, so that nothing is changed for anybody if one cannot be opened.
 */
final class Doors {

  private Doors() {}

  /**
   * Finds or opens a door for every server. Those that are there still lead where they did.
   *
   * @return where the servers listen
   * @throws IOException if one cannot be opened; then none is
   */
  static List<InetSocketAddress> open(Listeners listeners, Generation generation)
      throws IOException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    try {
      for (Server server : generation.servers()) {
        Connection connection = doorFor(server, listeners);
        server.door(Ref.to(connection));
        addresses.add(door(connection).address());
      }
      return addresses;
    } catch (Throwable failure) {
      for (Connection connection : listeners.connections()) {
        if (door(connection).isNew()) {
          connection.pool().close();
        }
      }
      throw failure;
    }
  }

  private static Connection doorFor(Server server, Listeners listeners) throws IOException {
    Settings settings = Objects.requireNonNull(server.settings(), "the server is configured");
    for (Connection connection : listeners.connections()) {
      if (door(connection).isAt(settings.address()) && !isTaken(connection, server.generation())) {
        return connection;
      }
    }
    try {
      return Connections.listen(listeners.pool(), settings.address());
    } catch (IOException e) {
      InetSocketAddress address = settings.address();
      throw new IOException(
          "%s: cannot listen on %s port %d: %s"
              .formatted(
                  server.at(),
                  address.getAddress().getHostAddress(),
                  address.getPort(),
                  e.getMessage()),
          e);
    }
  }

  private static boolean isTaken(Connection connection, Generation generation) {
    return generation.servers().stream()
        .flatMap(server -> connectionOf(server).stream())
        .anyMatch(connection::equals);
  }

  private static Optional<Connection> connectionOf(Server server) {
    return Optional.ofNullable(server.door()).flatMap(Ref::get);
  }

  private static Door door(Connection connection) {
    return (Door) connection.endpoint();
  }

  /** Leads those who come from now on to that generation, and closes the doors that it lacks. */
  static void leadTo(Generation generation, Listeners listeners) {
    for (Server server : generation.servers()) {
      Connection connection = connectionOf(server).orElseThrow();
      Door door = door(connection);
      boolean isNew = door.isNew();
      door.leadTo(server);
      if (isNew) {
        guard(connection);
      }
    }
    for (Connection connection : listeners.connections()) {
      if (!isTaken(connection, generation)) {
        connection.pool().close();
      }
    }
  }

  private static void guard(Connection connection) {
    Door door = door(connection);
    door.guard(connection.pool(), new Acceptor(door));
  }
}
