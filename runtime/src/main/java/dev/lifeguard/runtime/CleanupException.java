package dev.lifeguard.runtime;

/**
 * Carries out of a pool what a clean-up threw: that is the cause, the message names the pool.
 *
 * <p>From an action it carries checked exceptions, and what is unchecked comes out of the pool as
 * it is. From an owned resource that could not be closed it carries every exception, and names the
 * resource, too. Errors always come out as they are, and so do this exception and {@link
 * PoolInUseException}, of pools inside pools.
 */
public final class CleanupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CleanupException(String path, Throwable cause) {
    super("a clean-up of %s failed with %s".formatted(path, Structs.describe(cause)), cause);
  }

  private CleanupException(String path, Object resource, Throwable cause) {
    super(
        "%s in %s could not be closed: %s"
            .formatted(Description.of(resource), path, Structs.describe(cause)),
        cause);
  }

  /** What comes out of a pool when {@code failure} came out of a resource in it. */
  static Throwable of(ResourcePool<?> pool, Object resource, Throwable failure) {
    return switch (failure) {
      case Error error -> error;
      case CleanupException ours -> ours;
      case PoolInUseException ours -> ours;
      default -> new CleanupException(pool.path(), resource, failure);
    };
  }
}
