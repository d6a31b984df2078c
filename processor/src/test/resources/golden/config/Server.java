package ftp;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;

@OwnsPool
@SubPoolOf(Daemon.class)
interface Server {
  ResourcePool<Server> pool();

  String name();

  int port();

  void port(int p);

  @Child
  List<Config> configs();
}
