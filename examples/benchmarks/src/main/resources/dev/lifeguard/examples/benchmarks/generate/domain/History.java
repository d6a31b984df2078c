package domain;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a session was told lately. */
@LivesIn(Session.class)
public final class History {

  private static final int KEPT = 32;

  private final ResourcePool<Session> pool;
  private final Deque<MemorySegment> lines = new ArrayDeque<>();
  private final Map<String, Integer> verbs = new TreeMap<>();
  private long last;

  public History(ResourcePool<Session> pool) {
    this.pool = pool;
  }

  public void remember(Command command) {
    MemorySegment line = lines.size() < KEPT ? null : lines.pollFirst();
    MemorySegment text = command.text();
    if (line != null && line.byteSize() >= text.byteSize()) {
      line.fill((byte) 0);
      MemorySegment.copy(text, 0, line, 0, text.byteSize());
      lines.addLast(line);
    } else {
      lines.addLast(pool.copy(text));
    }
    last = System.nanoTime();
  }

  public void count(String verb) {
    verbs.merge(verb, 1, Integer::sum);
  }

  public List<String> recent(int count) {
    return lines.stream()
        .skip(Math.max(0, lines.size() - count))
        .map(Texts::string)
        .collect(Collectors.toList());
  }

  public boolean repeats(Command command) {
    MemorySegment line = lines.peekLast();
    return line != null && line.mismatch(command.text()) < 0;
  }

  // if n % 2 == 1
  public String favourite() {
    String favourite = "";
    int most = 0;
    for (Map.Entry<String, Integer> verb : verbs.entrySet()) {
      if (verb.getValue() > most) {
        most = verb.getValue();
        favourite = verb.getKey();
      }
    }
    return favourite;
  }

  // end
  public long idleMillis() {
    return (System.nanoTime() - last) / 1_000_000;
  }
}
