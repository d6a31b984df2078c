package dev.lifeguard.examples.ftpd.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many visitors at once, each on a thread of its own. */
final class Crowd {

  /** What one of them does. */
  interface Visit {
    void make(int number) throws Exception;
  }

  private Crowd() {}

  /** Waits for all of them, and then fails if one has failed. */
  static void of(int visitors, long seed, Visit visit) throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < visitors; i++) {
        int number = i;
        all.add(
            executor.submit(
                () -> {
                  visit.make(number);
                  return number;
                }));
      }
      for (Future<?> each : all) {
        try {
          Object _ = each.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
    }
    if (!failures.isEmpty()) {
      var error = new AssertionError("seed " + seed + ": " + failures);
      failures.forEach(error::addSuppressed);
      throw error;
    }
  }
}
