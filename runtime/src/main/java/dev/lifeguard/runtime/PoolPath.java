package dev.lifeguard.runtime;

import java.util.ArrayDeque;
import java.util.function.Function;

/** Writes down where a pool is: {@code Daemon > Server "main" > Config}. */
final class PoolPath {

  /**
   * So many levels are written; a message about a pool a million deep must not be a million long.
   */
  private static final int LONGEST = 64;

  private PoolPath() {}

  static String of(ResourcePool<?> pool) {
    return join(pool, PoolPath::step);
  }

  /**
   * The same with numbers where there are no names, for messages about two pools that may look
   * alike: {@code Daemon > Server #2 > Config #1}.
   */
  static String numbered(ResourcePool<?> pool) {
    return join(pool, PoolPath::numberedStep);
  }

  private static String join(ResourcePool<?> pool, Function<ResourcePool<?>, String> text) {
    var steps = new ArrayDeque<String>();
    ResourcePool<?> level = pool;
    while (level != null && steps.size() < LONGEST) {
      steps.addFirst(text.apply(level));
      level = level.parent();
    }
    if (level != null) {
      steps.addFirst("(" + (level.depth() + 1) + " more)");
    }
    return String.join(" > ", steps);
  }

  private static String numberedStep(ResourcePool<?> pool) {
    boolean unnamed = pool.givenName() == null && pool.parent() != null;
    return unnamed ? step(pool) + " #" + pool.number() : step(pool);
  }

  private static String step(ResourcePool<?> pool) {
    String name = pool.givenName();
    return name == null ? pool.kindLabel() : "%s \"%s\"".formatted(pool.kindLabel(), name);
  }
}
