package dev.lifeguard.runtime;

import java.util.ArrayDeque;
import java.util.function.Predicate;

/**
 * Walks a tree of pools from the top, parents before their sub-pools, those in creation order,
 * without recursion. Pools may come and go meanwhile, on this thread or on others: those that are
 * gone when their turn comes are left out.
 */
final class TreeWalk {

  private TreeWalk() {}

  /** Visits the living pools from {@code root} down; below those where the visitor says true. */
  static void visit(ResourcePool<?> root, Predicate<? super ResourcePool<?>> visitor) {
    var waiting = new ArrayDeque<ResourcePool<?>>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      ResourcePool<?> pool = waiting.pop();
      if (!pool.isGone() && visitor.test(pool)) {
        pool.childrenNow().reversed().forEach(waiting::push);
      }
    }
  }
}
