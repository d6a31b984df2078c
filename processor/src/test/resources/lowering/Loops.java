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

class Loops {
  void arrays(Session[] sessions) {
    for (Session session : sessions) {
      Use.of(session);
    }
  }

  void collections(List<Session> sessions, List<String> names) {
    for (var session : sessions) {
      Use.of(session);
    }
    for (String name : names) {
      Use.of(name);
    }
  }

  void iterables(Iterable<Session> sessions) {
    for (Session session : sessions) {
      Use.of(session);
    }
  }

  void labels(Session[] outer, Session[] inner) {
    outer:
    for (Session one : outer) {
      for (Session two : inner) {
        if (one == two) {
          continue outer;
        }
        if (two == null) {
          break outer;
        }
      }
    }
  }

  void forever(Session session) {
    while (true) {
      if (session.current() == null) {
        break;
      }
    }
    for (; ; ) {}
  }

  void counting(Session session) {
    for (int i = 0; i < 3; i++) {
      Use.of(session);
    }
    do {
      session.current(null);
    } while (session.current() != null);
  }

  void block(Session session) {
    block:
    {
      if (session == null) {
        break block;
      }
      Use.of(session);
    }
  }
}
