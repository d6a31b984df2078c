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

class Closures {
  MemorySegment line;

  Runnable nested(Session session, int number) {
    return () -> {
      Runnable inner = () -> line = session.line();
      inner.run();
    };
  }

  Supplier<Object> expression(Session session) {
    return () -> session.server();
  }

  Object anonymous(Session session) {
    return new Runnable() {
      final MemorySegment own = session.line();

      @Override
      public void run() {
        line = own;
        Use.of(session);
      }
    };
  }

  Object local(Session session) {
    class Local {
      Local again() {
        return new Local();
      }

      Supplier<Object> get() {
        return () -> session;
      }
    }
    Supplier<Local> made = Local::new;
    return new Local();
  }

  class Inner {
    Supplier<Object> get() {
      return () -> line;
    }
  }

  class Deriving extends Inner {}

  void inner(Closures other) {
    Use.of(new Inner());
    Use.of(other.new Inner());
    Supplier<Inner> made = Inner::new;
  }

  void references(Session session, List<Session> sessions) {
    Supplier<Server> bound = session::server;
    Function<Session, Server> unbound = Session::server;
    Runnable own = this::hashCode;
    Function<MemorySegment, Headers> constructor = Headers::new;
    IntFunction<Session[]> array = Session[]::new;
    Function<Object, List<Object>> boxing = Arrays::asList;
    Consumer<Session> closing = Session::close;
    sessions.forEach(Use::of);
  }
}
