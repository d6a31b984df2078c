package net.httpd;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;

@OwnsPool
@SubPoolOf(Daemon.class)
public interface Server {
  ResourcePool<Server> pool();

  String name();

  List<MemorySegment> log();

  @Child
  List<Connection> connections();
}
