package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong while several things had to be done regardless: the first failure, the others
 * suppressed in it. A checked exception is wrapped in a {@link CleanupException} that names the
 * pool; an interrupt is passed on to the thread's flag at the end.
 */
final class Failures {

  private @Nullable Throwable first;
  private boolean interrupted;

  /** Notes what a clean-up of {@code pool} threw. Never throws, even when memory is short. */
  void add(ResourcePool<?> pool, Throwable failure) {
    add(pool, null, failure);
  }

  /** The same for what {@code resource}, if it is not null, threw while it was closed. */
  void add(ResourcePool<?> pool, @Nullable Object resource, Throwable failure) {
    interrupted |= failure instanceof InterruptedException;
    try {
      add(
          resource == null
              ? unchecked(pool, failure)
              : CleanupException.of(pool, resource, failure));
    } catch (OutOfMemoryError | StackOverflowError noRoom) {
      if (first == null) {
        first = noRoom;
      }
    }
  }

  /** Notes an unchecked exception or an error as it is. */
  void add(Throwable unchecked) {
    try {
      if (first == null) {
        first = unchecked;
      } else {
        suppress(unchecked, first);
      }
    } catch (OutOfMemoryError | StackOverflowError noRoom) {
      if (first == null) {
        first = noRoom;
      }
    }
  }

  private static Throwable unchecked(ResourcePool<?> pool, Throwable failure) {
    return failure instanceof RuntimeException || failure instanceof Error
        ? failure
        : new CleanupException(pool.path(), failure);
  }

  /** Makes {@code failure} the one that is thrown, and the others suppressed in it. */
  void addInFront(Throwable failure) {
    if (first != null) {
      suppress(first, failure);
    }
    first = failure;
  }

  /** Throws the first failure, if there is any. */
  void rethrow() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (first) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable checked -> throw new AssertionError(checked);
    }
  }

  /**
   * Adds {@code failure} to what {@code carrier} suppresses; a throwable cannot suppress itself.
   */
  @SuppressWarnings("ReferenceEquality") // itself, not its equal
  static void suppress(Throwable failure, Throwable carrier) {
    if (failure != carrier) {
      carrier.addSuppressed(failure);
    }
  }
}
