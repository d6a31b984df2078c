package dev.lifeguard.runtime;

/** How messages name a thread. */
final class ThreadLabel {

  private ThreadLabel() {}

  /** Who uses a pool: a thread, one that has ended, or all. Any thread may ask. */
  static String ofOwner(ResourcePool<?> pool) {
    Thread owner = pool.owner();
    if (owner == null) {
      return "shared";
    }
    return owner.isAlive() ? of(owner) : of(owner) + ", ended";
  }

  /** {@code thread "main"}, or {@code virtual thread #31} for the many that have no name. */
  static String of(Thread thread) {
    String sort = thread.isVirtual() ? "virtual thread " : "thread ";
    String name = thread.getName();
    return sort + (name.isEmpty() ? "#" + thread.threadId() : '"' + name + '"');
  }
}
