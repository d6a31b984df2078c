package dev.lifeguard.runtime;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * Stops an owned executor and waits for its tasks: no new tasks, a grace period for those it has,
 * an interrupt for those that need it, and a last wait: in all as long as the closing waits for
 * others. An interrupted closing thread shortens the grace period to nothing.
 */
record ExecutorStop(ExecutorService resource) implements Owned {

  ExecutorStop {
    if (resource.equals(ForkJoinPool.commonPool())) {
      throw new IllegalArgumentException(
          "the common pool belongs to everybody: no pool can own it");
    }
  }

  @Override
  public void run() {
    boolean interrupted = false;
    try {
      resource.shutdown();
      boolean stopped = resource.isTerminated();
      if (stopped) {
        return;
      }
      Deadline deadline = Teardown.aboutToWait();
      try {
        stopped = resource.awaitTermination(deadline.graceNanosLeft(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (stopped) {
        return;
      }
      resource.shutdownNow();
      if (!deadline.await(nanos -> resource.awaitTermination(nanos, TimeUnit.NANOSECONDS))) {
        throw new IllegalStateException(
            "its tasks were interrupted and did not end in time: have them heed interrupts");
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
