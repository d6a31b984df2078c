/*
 * nginx's realip module, commit cf72935bc, repaired: the connection keeps a copy of the text, made
 * in its own pool.
 */
package realip;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

@Pool(permanent = true)
interface Worker {}

@OwnsPool
@SubPoolOf(Worker.class)
interface Connection {
  ResourcePool<Connection> pool();

  @LivesIn(Connection.class)
  @Nullable MemorySegment addressText();

  void addressText(MemorySegment text);
}

@OwnsPool
@SubPoolOf(Connection.class)
interface Request {
  ResourcePool<Request> pool();

  Connection connection();

  @LivesIn(Request.class)
  @Nullable MemorySegment realIpHeader();

  void realIpHeader(MemorySegment text);
}

final class RealIp {
  private RealIp() {}

  static void handle(Request request) {
    MemorySegment address = request.realIpHeader();
    if (address != null) {
      Connection connection = request.connection();
      connection.addressText(connection.pool().copy(address));
    }
  }
}
