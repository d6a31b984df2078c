package web;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, or a part of another. */
@OwnsPool
@SubPoolOf({Connection.class, Request.class})
interface Request {
  ResourcePool<Request> pool();

  Connection connection();

  @Nullable Request main();

  @LivesIn(Request.class)
  MemorySegment agent();

  Map<String, MemorySegment> headers();
}
