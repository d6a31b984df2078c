package domain;

import dev.lifeguard.annotations.LivesIn;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** What a server has to do later. */
@LivesIn(Server.class)
public final class Schedule {

  /** One thing to do. */
  @LivesIn(Server.class)
  private record Entry(long due, String what, MemorySegment payload) {}

  private final Server server;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::due));

  public Schedule(Server server) {
    this.server = server;
  }

  public synchronized void add(long due, String what, String payload) {
    entries.add(new Entry(due, what, server.pool().allocateFrom(payload)));
  }

  public synchronized List<String> due(long now) {
    List<String> due = new ArrayList<>();
    for (Entry next = entries.peek(); next != null && next.due() <= now; next = entries.peek()) {
      entries.remove();
      due.add(next.what() + " " + Texts.string(next.payload()));
    }
    return due;
  }

  public synchronized int drop(String what) {
    int before = entries.size();
    entries.removeIf(entry -> entry.what().equals(what));
    return before - entries.size();
  }

  // if n % 4 == 2
  public synchronized long next() {
    Entry next = entries.peek();
    return next == null ? Long.MAX_VALUE : next.due();
  }
  // end
}
