package lowering;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.runtime.Pooled;
import dev.lifeguard.runtime.ResourcePool;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

class Conditions {
  Object ternary(boolean which, Session session) {
    return which ? session : session.server();
  }

  void open(ResourcePool<?> pool, Session session) {
    if (pool.isOpen() && !session.pool().isOpen()) {
      Use.of(pool);
    } else {
      Use.of(session);
    }
  }

  void nulls(Session session, Session other) {
    if (session == null || null != other) {
      Use.of(session);
    }
  }

  MemorySegment patterns(Object object) {
    if (object instanceof Pair(MemorySegment first, var _) && first != null) {
      return first;
    }
    if (!(object instanceof MemorySegment segment)) {
      return null;
    }
    return segment;
  }

  void values(Session session) {
    boolean both = session != null && session.server() != null;
    boolean one = session == null;
    assert session != null : session;
  }
}
