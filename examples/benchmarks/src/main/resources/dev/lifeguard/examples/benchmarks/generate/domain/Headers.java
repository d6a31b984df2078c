package domain;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers of a command: names to where their text is. */
@LivesIn(Command.class)
public final class Headers {

  private final ResourcePool<Command> pool;
  private final Map<String, MemorySegment> texts = new LinkedHashMap<>();
  private final List<MemorySegment> repeated = new ArrayList<>();
  private int bytes;

  public Headers(ResourcePool<Command> pool) {
    this.pool = pool;
  }

  public void add(String name, String value) {
    MemorySegment text = pool.allocateFrom(value);
    MemorySegment before = texts.putIfAbsent(Texts.key(name), text);
    if (before != null) {
      repeated.add(text);
    }
    bytes += (int) text.byteSize();
  }

  public void addAll(Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      add(header.getKey(), header.getValue());
    }
  }

  public Optional<String> get(String name) {
    MemorySegment text = texts.get(Texts.key(name));
    return text == null ? Optional.empty() : Optional.of(Texts.string(text));
  }

  public int number(String name, int otherwise) {
    return get(name).map(text -> Texts.number(text, otherwise)).orElse(otherwise);
  }

  public void join(String name, String separator) {
    MemorySegment first = texts.get(Texts.key(name));
    if (first == null) {
      return;
    }
    StringBuilder joined = new StringBuilder(Texts.string(first));
    for (MemorySegment more : repeated) {
      joined.append(separator).append(Texts.string(more));
    }
    texts.put(Texts.key(name), pool.allocateFrom(joined.toString()));
    repeated.clear();
  }

  // if n % 2 == 0
  public void rename(String from, String to) {
    MemorySegment text = texts.remove(Texts.key(from));
    if (text != null) {
      texts.put(Texts.key(to), text);
    }
  }

  // end
  // if n % 3 == 1
  public Headers copyTo(ResourcePool<Command> other) {
    Headers copy = new Headers(other);
    texts.forEach((name, text) -> copy.add(name, Texts.string(text)));
    return copy;
  }

  // end
  public int bytes() {
    return bytes;
  }

  public List<String> names() {
    return List.copyOf(texts.keySet());
  }
}
