package web;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;

/** Listens to one port. */
@OwnsPool
@SubPoolOf(Daemon.class)
interface Server {
  ResourcePool<Server> pool();

  String name();

  Connection newest(); // the youngest

  List<Connection> connections();

  Runnable[] actions();
}
