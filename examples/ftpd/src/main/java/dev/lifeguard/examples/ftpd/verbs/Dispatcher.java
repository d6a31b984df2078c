package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.net.Dialogue;
import dev.lifeguard.examples.ftpd.pools.Command;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.protocol.CommandLine;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.CleanupException;
import dev.lifeguard.runtime.PoolClosedException;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Finds what a command asks for, has it done, and makes a reply of whatever happens. */
public final class Dispatcher {

  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

  private Dispatcher() {}

  /** The last reply to {@code command}; there is one in any case. */
  public static Reply answer(Session session, Dialogue dialogue, Command command) {
    try {
      CommandLine line = CommandLine.parse(command.text());
      Verb verb = Verb.named(line.verb()).orElseThrow(Dispatcher::unknown);
      command.pool().named(verb.name());
      Sequence.follow(session, verb);
      return verb.handle(new Exchange(session, dialogue, command, verb.name(), line.argument()));
    } catch (Refusal refusal) {
      return refusal.reply();
    } catch (PoolClosedException stopping) {
      session.leaving(true);
      return Reply.STOPPING;
    } catch (IOException | CleanupException e) {
      LOG.log(Level.DEBUG, "a file cannot be read or written", e);
      return new Reply(451, "The file cannot be read or written");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a command failed", e);
      return new Reply(451, "The server has a problem");
    }
  }

  private static Refusal unknown() {
    return new Refusal(500, "There is no such command");
  }
}
