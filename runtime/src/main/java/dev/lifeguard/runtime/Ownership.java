package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Takes resources into a pool, so that none is lost: what cannot be taken is closed at once. */
final class Ownership {

  private Ownership() {}

  static <T extends AutoCloseable> T take(ResourcePool<?> pool, T resource) {
    register(pool, sortOf(resource), Owned.of(resource));
    return resource;
  }

  static <T> T take(ResourcePool<?> pool, T resource, Consumer<? super T> closer) {
    register(pool, sortOf(resource), Owned.of(resource, closer));
    return resource;
  }

  static Thread take(ResourcePool<?> pool, Thread thread) {
    register(pool, Sort.BEFORE_CLOSE, new ThreadStop(thread));
    return thread;
  }

  static Process take(ResourcePool<?> pool, Process process, KillPolicy policy) {
    register(pool, Sort.PROCESS, new ChildProcess(process, policy));
    return process;
  }

  static void handOver(ResourcePool<?> from, Object resource, ResourcePool<?> to) {
    Registration registration = Registration.find(from, resource);
    if (registration == null || !registration.moveFrom(from, to)) {
      throw new IllegalStateException(
          "%s does not own %s: it is closed, it was let go, or it never did"
              .formatted(from.path(), Description.of(resource)));
    }
  }

  /** Something that is made on the disk. */
  @FunctionalInterface
  interface Making {
    Path make() throws IOException;
  }

  static Path takeTemporary(ResourcePool<?> pool, Making making) throws IOException {
    pool.checkAdmitted(); // before anything is made
    Path made = making.make();
    register(pool, Sort.TEMPORARY, new TemporaryFile(made));
    return made;
  }

  /**
   * Threads and executors stop before the sub-pools that they use are gone; the rest goes after.
   */
  private static Sort sortOf(Object resource) {
    return resource instanceof ExecutorService || resource instanceof Thread
        ? Sort.BEFORE_CLOSE
        : Sort.ON_CLOSE;
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
