package dev.lifeguard.runtime;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** The clean-up of something that a pool owns: closes it, and knows what it is. */
interface Owned extends ThrowingRunnable {

  /** What is owned. */
  Object resource();

  /** Closes a resource the way that it knows itself. */
  static Owned of(AutoCloseable resource) {
    return switch (resource) {
      case ExecutorService executor -> new ExecutorStop(executor);
      default -> new Closeable(resource);
    };
  }

  /** Something that knows how it is closed. */
  record Closeable(AutoCloseable resource) implements Owned {
    @Override
    public void run() throws Exception {
      resource.close();
    }
  }

  /** Something that is closed in a way of its own. */
  record ClosedBy<T>(T resource, Consumer<? super T> closer) implements Owned {
    @Override
    public void run() {
      closer.accept(resource);
    }
  }
}
