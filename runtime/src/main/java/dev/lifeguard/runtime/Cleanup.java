package dev.lifeguard.runtime;

/**
 * A registered clean-up: what {@link ResourcePool#onClose} and {@link ResourcePool#beforeClose}
 * return. It runs exactly once, or never if it is cancelled first. (What {@link
 * ResourcePool#whenClosing} returns runs at most once, and is forgotten when its pool goes.)
 *
 * <pre>{@code
 * Cleanup undo = request.onClose(() -> Files.delete(upload));
 * store(upload);
 * undo.cancel();                       // all went well: keep the file
 * }</pre>
 *
 * <p>The thread rules are those of the pool that the clean-up is registered in: the methods throw
 * {@link WrongThreadException} on another thread than a confined pool's own.
 */
public interface Cleanup {

  /**
   * Takes the clean-up back: it will not run. The counterpart of {@code apr_pool_cleanup_kill}.
   *
   * @return whether it was still waiting; false if it has run, is running, or was cancelled before
   */
  boolean cancel();

  /**
   * Runs the clean-up now and takes it out of its pool. Does nothing if it has run, is running, or
   * was cancelled before. The counterpart of {@code apr_pool_cleanup_run}.
   *
   * <p>What the action throws comes out as it is; a checked exception comes wrapped in a {@link
   * CleanupException}. The clean-up counts as run all the same. Whoever closes the pool meanwhile
   * waits until it has run, before anything else goes.
   */
  void runNow();

  /**
   * Moves the clean-up to another pool in one step: at no time is it in both pools or in neither.
   * It becomes the newest of its sort there ({@code onClose} stays {@code onClose}).
   *
   * <p>The usual way for a resource to change hands: open it in the pool of the attempt, and move
   * it to the longer-lived one when the attempt has succeeded.
   *
   * @return this clean-up
   * @throws PoolClosedException if {@code pool} takes nothing any more; the clean-up then stays
   *     where it was
   * @throws PoolLimitException if a limit of {@code pool} allows no more; the same then
   * @throws IllegalStateException if the clean-up has run, is running, or was cancelled
   */
  Cleanup moveTo(ResourcePool<?> pool);
}
