package domain;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;

/** A file on its way. */
@OwnsPool
@SubPoolOf(Session.class)
public interface Transfer {

  ResourcePool<Transfer> pool();

  Session session();

  @LivesIn(Transfer.class)
  MemorySegment buffer();

  long bytes();

  void bytes(long count);

  boolean aborted();

  void aborted(boolean aborted);
}
