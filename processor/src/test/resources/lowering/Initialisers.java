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

class Initialisers {
  static Object held = new Object();
  Object own = new Object();

  static {
    Use.of(held);
  }

  {
    own = held;
  }

  Initialisers(Object given) {
    super();
    own = given;
  }

  Initialisers() {
    this(null);
  }

  enum Constant {
    ONE(new Object()) {
      @Override
      Object get() {
        return null;
      }
    },
    TWO(null);

    Object held;

    Constant(Object held) {
      this.held = held;
    }

    Object get() {
      return held;
    }
  }

  interface Defaults {
    Object HELD = new Object();

    default Object get() {
      return HELD;
    }
  }
}
