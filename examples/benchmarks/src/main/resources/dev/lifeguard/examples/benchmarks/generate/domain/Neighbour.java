package domain;

import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What this domain takes from the one before it. */
public final class Neighbour {

  private Neighbour() {}

  static Reply forward(Command command, neighbour.Session there) {
    String line = Texts.string(command.text());
    neighbour.Reply reply = neighbour.Dispatcher.answer(there, line);
    return new Reply(reply.code(), reply.lines());
  }

  static void fetch(Command command, neighbour.Registry registry, String name) {
    MemorySegment message = registry.message(name);
    command.body(command.pool().copy(message));
  }

  static MemorySegment shout(ResourcePool<Scratch> pool, neighbour.Config config) {
    return neighbour.Texts.upper(pool, config.argument());
  }

  static List<String> peers(neighbour.Server server) {
    List<String> peers = new ArrayList<>();
    for (neighbour.Session session : server.sessions()) {
      if (!session.leaving()) {
        peers.add(session.describe());
      }
    }
    return peers;
  }

  static Settings settings(neighbour.Server server) {
    neighbour.Settings theirs = server.settings();
    return theirs == null
        ? Settings.defaults()
        : Settings.defaults().withMaxSessions(theirs.maxSessions()).withUsers(theirs.users());
  }
}
