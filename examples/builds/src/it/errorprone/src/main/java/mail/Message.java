package mail;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;

/** A message that is being read. */
@OwnsPool
@SubPoolOf(Mailbox.class)
interface Message {
  Mailbox mailbox();

  String subject();
}
