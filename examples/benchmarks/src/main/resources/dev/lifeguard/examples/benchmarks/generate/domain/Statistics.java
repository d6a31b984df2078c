package domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts things. Outlives everybody. */
public final class Statistics {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final AtomicLong slowest = new AtomicLong();
  private final LongAdder bytes = new LongAdder();

  public void count(String what) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  public void bytes(long count) {
    bytes.add(count);
  }

  public void took(long nanos) {
    slowest.accumulateAndGet(nanos, Math::max);
  }

  public List<String> top(int limit) {
    return counts.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
        .limit(limit)
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.toList());
  }

  public Map<Boolean, Long> errors() {
    return counts.entrySet().stream()
        .collect(
            Collectors.partitioningBy(
                entry -> entry.getKey().startsWith("error"),
                Collectors.summingLong(entry -> entry.getValue().sum())));
  }

  public void merge(Statistics other) {
    for (Map.Entry<String, LongAdder> entry : other.counts.entrySet()) {
      counts.computeIfAbsent(entry.getKey(), _ -> new LongAdder()).add(entry.getValue().sum());
    }
    bytes.add(other.bytes.sum());
    took(other.slowest.get());
  }

  public String summary() {
    StringBuilder summary = new StringBuilder();
    for (String line : top(10)) {
      summary.append(line).append('\n');
    }
    return summary.append(bytes.sum()).append(" bytes").toString();
  }
}
