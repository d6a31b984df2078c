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

class Places {
  MemorySegment line;
  final List<MemorySegment> lines = new ArrayList<>();
  static Object held;
  int count;
  static final String NAME = "name";

  Places(MemorySegment line) {
    this.line = line;
  }

  Places() {
    this(null);
  }

  void fields(Places other) {
    other.line = line;
    count = other.count;
    Use.of(lines);
  }

  void statics(Session session) {
    held = session;
    Use.of(held);
    Use.of(NAME);
  }

  void arrays(Object[] array, Session session, int[] numbers) {
    array[0] = session;
    Use.of(array[1]);
    numbers[0] = numbers[1] + array.length;
    Object[] made = {session, "text"};
    Object[][] nested = new Object[2][];
    nested[0] = array;
  }

  void chained(Places other, MemorySegment value) {
    line = other.line = value;
    count += other.count++;
  }

  MemorySegment components(Pair pair) {
    Use.of(new Pair(pair.first(), pair.second()));
    return pair.first();
  }

  record Checked(MemorySegment bytes) {
    static int made;

    Checked {
      Objects.requireNonNull(bytes);
    }

    MemorySegment half() {
      return bytes;
    }
  }

  record Box<T>(T it) {}

  Object generic(Box<Session> box) {
    Checked checked = new Checked(null);
    return box.it();
  }
}
