package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Takes resources into a pool, so that none is lost: what cannot be taken is closed at once. */
final class Ownership {

  private Ownership() {}

  static <T extends AutoCloseable> T take(ResourcePool<?> pool, T resource) {
    ThrowingRunnable closing =
        resource instanceof ExecutorService executor ? new ExecutorStop(executor) : resource::close;
    register(pool, sortOf(resource), closing);
    return resource;
  }

  static <T> T take(ResourcePool<?> pool, T resource, Consumer<? super T> closer) {
    register(pool, sortOf(resource), () -> closer.accept(resource));
    return resource;
  }

  /** Executors stop before the sub-pools that their tasks use are gone; the rest closes after. */
  private static Sort sortOf(Object resource) {
    return resource instanceof ExecutorService ? Sort.BEFORE_CLOSE : Sort.ON_CLOSE;
  }

  private static void register(ResourcePool<?> pool, Sort sort, ThrowingRunnable closing) {
    try {
      Registration.in(pool, sort, closing);
    } catch (Throwable refused) {
      try {
        closing.run();
      } catch (Throwable failure) {
        if (failure instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        Failures.suppress(failure, refused);
      }
      throw refused;
    }
  }
}
