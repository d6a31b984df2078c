package dev.lifeguard.examples.ftpd.admin;

import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.PoolClosedException;
import dev.lifeguard.runtime.PoolTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is connected, read off the pools: a session's pool is named after the client, and those in it
 * say what it does. So nobody has to touch what is confined to the session's own thread.
 */
final class Who {

  private static final String FORMAT = "%-10s  %-16s  %-32s  %8s  %s\n";

  private Who() {}

  /** A line for each session, under a heading. */
  static String of(Master master) {
    var text =
        new StringBuilder(FORMAT.formatted("generation", "server", "client", "seconds", "does"));
    for (Generation generation : master.generations()) {
      try {
        for (Server server : generation.servers()) {
          sessions(server).forEach(session -> text.append(line(generation, server, session)));
        }
      } catch (PoolClosedException ended) {
        // just now, with all its sessions
      }
    }
    return text.toString();
  }

  private static String line(Generation generation, Server server, List<PoolTree.Row> rows) {
    PoolTree.Row session = rows.getFirst();
    List<String> doing =
        rows.stream().filter(row -> row.kind().equals("Command")).map(PoolTree.Row::name).toList();
    return FORMAT.formatted(
        generation.number(),
        server.name(),
        session.name(),
        session.age().map(Duration::toSeconds).map(Object::toString).orElse("-"),
        doing.isEmpty() ? "nothing" : String.join(" ", doing));
  }

  /** The rows of each session, its own first. */
  private static List<List<PoolTree.Row>> sessions(Server server) {
    List<List<PoolTree.Row>> sessions = new ArrayList<>();
    for (PoolTree.Row row : PoolTree.of(server.pool()).rows()) {
      if (row.kind().equals("Session")) {
        sessions.add(new ArrayList<>());
      }
      if (!sessions.isEmpty()) {
        sessions.getLast().add(row);
      }
    }
    return sessions;
  }
}
