package dev.lifeguard.runtime;

/**
 * What a pool does when it goes: a {@link Runnable} that may throw anything.
 *
 * <p>A failing action never stops the others; see {@link ResourcePool#close()} for what becomes of
 * the failure.
 */
@FunctionalInterface
public interface ThrowingRunnable {

  /**
   * Does the work.
   *
   * @throws Exception whatever went wrong
   */
  void run() throws Exception;
}
