package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out, when a closing cannot go on, who is in its way. */
final class Users {

  private Users() {}

  /**
   * Lets pass when no pool in {@code root} is confined to another living thread.
   *
   * @throws PoolInUseException that lists all that are
   */
  static void checkNone(ResourcePool<?> root) {
    List<ResourcePool<?>> users = topmostIn(root, pool -> pool.isInUseElsewhere());
    if (!users.isEmpty()) {
      throw PoolInUseException.confined(root, users);
    }
  }

  /**
   * Lets pass who may wait for the thread that closes {@code pool}: not one that uses what that has
   * to wait for.
   */
  static void checkNotMutual(ResourcePool<?> pool) {
    Thread rival = pool.rival();
    List<ResourcePool<?>> mine = topmostIn(pool, below -> below.isMine());
    if (rival != null && !mine.isEmpty()) {
      throw PoolInUseException.mutual(pool, mine, rival);
    }
  }

  /** {@code root} cannot go because another thread is closing {@code pool}. */
  static PoolInUseException closing(ResourcePool<?> root, ResourcePool<?> pool) {
    return PoolInUseException.busy(root, pool, "is being closed by " + label(pool.rival()));
  }

  /** {@code root} cannot go because another thread runs a clean-up of {@code pool}. */
  static PoolInUseException running(ResourcePool<?> root, ResourcePool<?> pool) {
    return PoolInUseException.busy(root, pool, "has a clean-up running on " + label(pool.runner()));
  }

  private static String label(@Nullable Thread thread) {
    return thread == null ? "another thread" : ThreadLabel.of(thread);
  }

  /** The living pools of a sort in {@code root}, itself included, but for those in one of them. */
  private static List<ResourcePool<?>> topmostIn(
      ResourcePool<?> root, Predicate<ResourcePool<?>> sort) {
    List<ResourcePool<?>> found = new ArrayList<>();
    TreeWalk.visit(
        root,
        pool -> {
          boolean matches = sort.test(pool);
          if (matches) {
            found.add(pool);
          }
          return !matches;
        });
    return found;
  }
}
