package web;

import dev.lifeguard.annotations.*;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client. */
@OwnsPool
@SubPoolOf(Server.class)
interface Connection extends Peer {
  ResourcePool<Connection> pool();

  Server server();

  String user();

  @LivesIn(Connection.class)
  @Nullable MemorySegment lastAgent();

  void lastAgent(MemorySegment text);

  Map<String, MemorySegment> notes();

  @Override
  @LivesIn(Server.class) MemorySegment banner();
}

/** Whatever greets. */
interface Peer {
  @LivesIn(Server.class) MemorySegment banner();
}
