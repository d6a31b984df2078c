package dev.lifeguard.runtime;

import java.util.ArrayDeque;

/** Writes down where a pool is: {@code Daemon > Server "main" > Config}. */
final class PoolPath {

  /**
   * So many levels are written; a message about a pool a million deep must not be a million long.
   */
  private static final int LONGEST = 64;

  private PoolPath() {}

  static String of(ResourcePool<?> pool) {
    var steps = new ArrayDeque<String>();
    ResourcePool<?> level = pool;
    while (level != null && steps.size() < LONGEST) {
      steps.addFirst(step(level));
      level = level.parent();
    }
    if (level != null) {
      steps.addFirst("(" + (level.family.depth() + 1) + " more)");
    }
    return String.join(" > ", steps);
  }

  private static String step(ResourcePool<?> pool) {
    String name = pool.givenName();
    return name == null ? pool.kindLabel() : "%s \"%s\"".formatted(pool.kindLabel(), name);
  }
}
