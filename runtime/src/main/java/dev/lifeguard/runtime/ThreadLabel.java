package dev.lifeguard.runtime;

/** How messages name a thread. */
final class ThreadLabel {

  private ThreadLabel() {}

  /** {@code thread "main"}, or {@code virtual thread #31} for the many that have no name. */
  static String of(Thread thread) {
    String sort = thread.isVirtual() ? "virtual thread " : "thread ";
    String name = thread.getName();
    return sort + (name.isEmpty() ? "#" + thread.threadId() : '"' + name + '"');
  }
}
