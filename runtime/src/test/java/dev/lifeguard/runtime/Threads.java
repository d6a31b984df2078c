package dev.lifeguard.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs things on other threads. */
final class Threads {

  private Threads() {}

  /** Runs a task on a new thread, waits until that has ended, and passes on what came of it. */
  static <T> T onAnother(Callable<T> task) throws Exception {
    return onThread("another", 0, task);
  }

  /** The same, with a name and a stack size (0: the usual). */
  static <T> T onThread(String name, long stackSize, Callable<T> task) throws Exception {
    var result = new FutureTask<>(task);
    var thread = new Thread(null, result, name, stackSize);
    thread.start();
    thread.join();
    return resultOf(result);
  }

  /** What came of a task; its exceptions come out as they are. */
  static <T> T resultOf(FutureTask<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e);
    }
  }

  /** Runs a task on a new virtual thread. */
  static FutureTask<Boolean> start(ThrowingRunnable task) {
    return start("", task);
  }

  /** The same, with a name. */
  static FutureTask<Boolean> start(String name, ThrowingRunnable task) {
    var future =
        new FutureTask<>(
            () -> {
              task.run();
              return true;
            });
    Thread.ofVirtual().name(name).start(future);
    return future;
  }

  /** Returns once somebody waits for something to happen to the pool. */
  static void awaitWaiting(ResourcePool<?> pool) throws InterruptedException {
    while (pool.waiting() == 0) {
      Thread.sleep(1);
    }
  }

  /** A thread that does one thing, then waits to be told, then does another. */
  static final class TwoSteps<T> {

    private final CountDownLatch told = new CountDownLatch(1);
    private final FutureTask<T> first;
    private final FutureTask<Boolean> second;
    private final Thread thread;

    /** Starts the thread and waits until it has done its first step. */
    TwoSteps(String name, Callable<T> first, ThrowingRunnable second) throws Exception {
      this.first = new FutureTask<>(first);
      this.second =
          new FutureTask<>(
              () -> {
                second.run();
                return true;
              });
      this.thread =
          Thread.ofVirtual()
              .name(name)
              .start(
                  () -> {
                    this.first.run();
                    awaitQuietly();
                    this.second.run();
                  });
      resultOf(this.first);
    }

    private void awaitQuietly() {
      try {
        told.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    T result() throws Exception {
      return resultOf(first);
    }

    /** Has it do its second step, and waits until it has ended. */
    void finish() throws Exception {
      told.countDown();
      resultOf(second);
      thread.join();
    }
  }
}
