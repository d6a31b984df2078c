package dev.lifeguard.runtime;

/**
 * Carries a checked exception out of a pool: the cause is what the clean-up threw, the message
 * names the pool. Unchecked exceptions and errors come out of a pool as they are.
 */
public final class CleanupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CleanupException(String path, Throwable cause) {
    super("a clean-up of %s failed with %s".formatted(path, Structs.describe(cause)), cause);
  }
}
