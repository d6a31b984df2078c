package shop.pools;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import java.lang.foreign.MemorySegment;

/** A shop that is open. */
@OwnsPool
@SubPoolOf(Process.class)
public interface Store {
  Catalogue catalogue();

  MemorySegment banner();

  void banner(MemorySegment banner);
}
