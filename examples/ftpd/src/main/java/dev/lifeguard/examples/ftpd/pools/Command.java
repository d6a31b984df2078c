package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;

/**
 * One command of a client, or one directive while the configuration is read: from the line to the
 * end of its handling.
 *
 * <p>ProFTPD: {@code cmd_rec} and {@code cmd_rec->pool}.
 */
@OwnsPool
@SubPoolOf({Session.class, Generation.class})
public interface Command {

  /** Where the command lives. */
  ResourcePool<Command> pool();

  /** The line, without its end. */
  @LivesIn(Command.class)
  MemorySegment text();

  /** Scratch space for its handler; {@code cmd_rec->tmp_pool}. */
  @Child
  ResourcePool<Tmp> tmp();
}
