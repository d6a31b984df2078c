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

class Calls {
  void varargs(Object... objects) {
    varargs();
    varargs(objects, "text");
    varargs(objects);
    String.format("%s %d", "a", 1);
  }

  void untracked(String name) {
    name.trim().length();
    Math.max(1, 2);
    Objects.requireNonNull(name);
  }

  long views(MemorySegment segment) {
    return segment.asSlice(1).byteSize() + segment.byteSize();
  }

  Object casts(Object object) {
    Use.of((Session) object);
    Use.of((String) object);
    Use.of((Runnable & Closeable) (object));
    return "" + object + Calls.this;
  }

  static <T extends Session> void bounded(T session) {
    Use.of(session.server());
  }

  @Override
  public String toString() {
    return super.toString() + hashCode();
  }
}
