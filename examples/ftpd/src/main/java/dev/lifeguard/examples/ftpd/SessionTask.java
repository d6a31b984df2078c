package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.admin.Counters;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Dialogue;
import dev.lifeguard.examples.ftpd.net.Line;
import dev.lifeguard.examples.ftpd.pools.CommandRec;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.pools.SessionRec;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.verbs.Dispatcher;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.PoolClosedException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.nio.channels.SocketChannel;

/**
 * Serves one client, on a thread of its own. The session is made on that thread and closed there,
 * whatever happens, and everything that the client had goes with it.
 *
 * @param held closes the socket until the session has taken it over
 * @param settings of the server
 */
record SessionTask(Server server, SocketChannel channel, Cleanup held, Settings settings)
    implements Runnable {

  private static final System.Logger LOG = System.getLogger(SessionTask.class.getName());

  @Override
  public void run() {
    Counters counters = server.generation().master().counters();
    counters.begin();
    try (SessionRec session = SessionRec.in(server.pool(), server)) {
      Dialogue dialogue = pickUp(session);
      if (isAdmitted(session, dialogue)) {
        say(session, dialogue, new Reply(220, settings.name() + " ready"));
        converse(session, dialogue);
      } else {
        counters.turnAway();
        say(session, dialogue, new Reply(421, settings.maxClients().refusal()));
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client is gone", e);
    } catch (PoolClosedException e) {
      LOG.log(Level.DEBUG, "the server is stopping", e);
    } finally {
      counters.end();
    }
  }

  private Dialogue pickUp(Session session) throws IOException {
    Connection control = Connections.control(session.pool(), channel, held, settings.idle());
    session.control(control);
    server.lines().add(control);
    Dialogue dialogue = (Dialogue) control.endpoint();
    session.pool().named(dialogue.peer().getHostAddress());
    return dialogue;
  }

  private boolean isAdmitted(Session session, Dialogue dialogue) {
    Master master = server.generation().master();
    int most = settings.maxClients().most();
    return master.counters().sessions() <= settings.maxInstances()
        && master.scoreboard().admit(session.pool(), dialogue.called(), most) != null;
  }

  private void converse(Session session, Dialogue dialogue) throws IOException {
    while (!session.leaving()) {
      switch (dialogue.next()) {
        case Line.Text(MemorySegment line) -> obey(session, dialogue, line);
        case Line.TooLong _ -> say(session, dialogue, new Reply(500, "That line is too long"));
        case Line.End _ -> {
          sayWhy(session, dialogue);
          return;
        }
      }
    }
  }

  private void obey(Session session, Dialogue dialogue, MemorySegment line) throws IOException {
    try (CommandRec command = CommandRec.in(session.pool(), own -> own.copy(line))) {
      Reply reply = Dispatcher.answer(session, dialogue, command);
      server.generation().master().counters().answer(reply.code());
      dialogue.send(command.tmp(), reply);
    }
  }

  private void sayWhy(Session session, Dialogue dialogue) throws IOException {
    if (server.pool().isClosing()) {
      say(session, dialogue, Reply.STOPPING);
    } else if (dialogue.timedOut()) {
      say(session, dialogue, new Reply(421, "Nothing heard for too long, goodbye"));
    }
  }

  /** Says something that no command asked for. */
  private static void say(Session session, Dialogue dialogue, Reply reply) throws IOException {
    try (var scratch = session.pool().subPool()) {
      dialogue.send(scratch, reply);
    }
  }
}
