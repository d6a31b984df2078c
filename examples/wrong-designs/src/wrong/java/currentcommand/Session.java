/*
 * CVE-2020-9273, ProFTPD: while a file is being transferred, the client sends another command on the
 * control connection. The session remembers the new command as the current one. The command is done
 * and its pool destroyed long before the transfer ends, and the transfer then allocates from the
 * current command's pool.
 */
package currentcommand;

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

  @Nullable Command current();

  void current(@Nullable Command command);
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
      session.current(command);
      System.out.println("200 " + command.verb() + " ok");
    }
  }

  static long endOfTransfer(Session session) {
    Command current = session.current();
    return current == null ? 0 : current.pool().allocateFrom("226 done").byteSize();
  }
}
