package net.httpd;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

@OwnsPool
@SubPoolOf(Server.class)
public interface Connection {
  ResourcePool<Connection> pool();

  Server server();

  @Nullable MemorySegment peer();

  void peer(@Nullable MemorySegment peer);
}
