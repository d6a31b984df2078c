/*
 * CVE-2020-9273, ProFTPD, repaired: the session refers to its current command as to its child. When
 * the interrupting command dies, the one that transfers the file is the current one again.
 */
package currentcommand;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import org.jspecify.annotations.Nullable;

@Pool(permanent = true)
interface Daemon {}

@OwnsPool
@SubPoolOf(Daemon.class)
interface Session {
  ResourcePool<Session> pool();

  String peer();

  /** The newest command that is not done yet; while another interrupts a transfer, that one. */
  @Child
  @Nullable Command current();
}

@OwnsPool
@SubPoolOf(Session.class)
interface Command {
  ResourcePool<Command> pool();

  Session session();

  String verb();
}

final class ControlConnection {
  private ControlConnection() {}

  /** Answers a command that arrives during a transfer. */
  static void interrupt(Session session, String verb) {
    try (CommandRec command = CommandRec.in(session.pool(), session, verb)) {
      System.out.println("200 " + command.verb() + " ok");
    }
  }

  static long endOfTransfer(Session session) {
    Command current = session.current();
    return current == null ? 0 : current.pool().allocateFrom("226 done").byteSize();
  }
}
