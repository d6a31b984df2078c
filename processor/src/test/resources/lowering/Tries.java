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

class Tries {
  Object lastOnReturn(ResourcePool<?> pool) {
    try {
      return pool.allocate(1);
    } finally {
      Use.of(pool);
    }
  }

  void caught(Session session) {
    try {
      session.current(null);
    } catch (IllegalStateException | IllegalArgumentException failure) {
      Use.of(session);
    } catch (Throwable failure) {
      Integer.parseInt("1");
      throw failure;
    }
  }

  void untracked(Session session) {
    try {
      Integer.parseInt("1");
    } catch (NumberFormatException failure) {
      Use.of(session);
    }
  }

  void resources(ResourcePool<Session> session, Arena arena) throws IOException {
    try (ResourcePool<?> scratch = session.subPool();
        arena;
        Closeable other = () -> {}) {
      Use.of(scratch);
    } finally {
      Use.of(session);
    }
  }

  void leaving(ResourcePool<Session> session) {
    while (true) {
      try (ResourcePool<?> scratch = session.subPool()) {
        if (scratch.isOpen()) {
          continue;
        }
        break;
      }
    }
  }

  @SuppressWarnings("finally")
  Object overriding(Session session) {
    try {
      return session.server();
    } finally {
      return session;
    }
  }

  void locked(Session session) {
    synchronized (session) {
      throw new IllegalStateException();
    }
  }
}
