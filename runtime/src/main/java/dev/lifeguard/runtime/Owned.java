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
      default -> new Closed(resource, resource::close);
    };
  }

  /** Closes a resource in a way of its own. */
  static <T> Owned of(T resource, Consumer<? super T> closer) {
    return new Closed(resource, () -> closer.accept(resource));
  }

  /** Something, and how it is closed. */
  record Closed(Object resource, ThrowingRunnable closing) implements Owned {
    @Override
    public void run() throws Exception {
      closing.run();
    }
  }
}
