package net.httpd;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;

@OwnsPool
@SubPoolOf(Connection.class)
public interface Request {
  ResourcePool<Request> pool();

  ConnectionRec connection();

  String path();
}
