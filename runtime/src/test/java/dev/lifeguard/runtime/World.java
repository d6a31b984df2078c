package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.util.List;

/**
 * Pools as the property-based test sees them: numbers, handed out in order of creation. {@link
 * RealWorld} has real pools, {@link ModelWorld} a few lists.
 */
interface World {

  int root();

  int subPool(int pool);

  void close(int pool);

  void clear(int pool);

  /** Registers an action; returns the clean-up's number. */
  int register(int pool, Sort sort, ThrowingRunnable action);

  boolean cancel(int cleanup);

  void runNow(int cleanup);

  void moveTo(int cleanup, int pool);

  /**
   * Hands over a resource, which is closed at once when it is refused; returns the number of the
   * clean-up that closes it.
   */
  int own(int pool, ThrowingRunnable closing);

  /** The same with a child process, to be killed by {@code kill}, which throws nothing checked. */
  int ownProcess(int pool, ThrowingRunnable kill);

  int allocate(int pool);

  int pools();

  int cleanups();

  /** The state of everything: trees, phases, waiting clean-ups, memory. */
  List<String> picture();
}
