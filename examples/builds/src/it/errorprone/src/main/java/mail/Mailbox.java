package mail;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;

/** The mail of one user, as long as the user is there. */
@OwnsPool
@SubPoolOf(Daemon.class)
interface Mailbox {
  String user();
}
