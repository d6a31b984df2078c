/*
 * nginx's realip module, commit cf72935bc: behind a proxy, the client's address is taken from a
 * header of the request and becomes the connection's. The connection is kept alive for the next
 * request, but the text of the address is the first request's and went with it.
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

  @LivesIn(Request.class)
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
      request.connection().addressText(address);
    }
  }
}
