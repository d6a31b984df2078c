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

class Switches {
  void fallingThrough(String name, Session session) {
    switch (name) {
      case "a":
        Use.of(session);
      case "b":
        session.current(null);
        break;
      default:
    }
  }

  void withoutDefault(int number, Session session) {
    switch (number) {
      case 1, 2 -> Use.of(session);
      case 3 -> {
        return;
      }
    }
  }

  Object patterns(Object object) {
    return switch (object) {
      case Pair(MemorySegment first, String second) when first != null -> first;
      case Session session -> session.server();
      case null -> null;
      default -> {
        Use.of(object);
        yield object;
      }
    };
  }

  Object yielding(int number, Session session) {
    return switch (number) {
      case 1:
        yield session;
      default:
        yield session.server();
    };
  }
}
