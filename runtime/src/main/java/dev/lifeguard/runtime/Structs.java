package dev.lifeguard.runtime;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: what a struct's class needs from its pool. Nobody else has to call these
 * methods, and nothing breaks if somebody does.
 */
public final class Structs {

  private Structs() {}

  /**
   * The root pool of a struct about to be made.
   *
   * @throws IllegalArgumentException if {@code kind} is no struct or no root
   */
  public static <K> ResourcePool<K> root(Class<K> kind) {
    return ResourcePool.make(null, checkStruct(kind).checkRoot());
  }

  /**
   * The sub-pool of a struct about to be made.
   *
   * @throws IllegalArgumentException if {@code kind} is no struct, or not made in a pool of {@code
   *     parent}'s kind
   * @throws PoolClosedException if {@code parent} takes nothing new
   */
  public static <K> ResourcePool<K> subPool(ResourcePool<?> parent, Class<K> kind) {
    return ResourcePool.make(parent, checkStruct(kind).checkIn(parent));
  }

  private static KindRules checkStruct(Class<?> kind) {
    KindRules rules = KindRules.of(kind);
    if (!rules.struct()) {
      throw new IllegalArgumentException(rules.label() + " is no struct: it has no @OwnsPool");
    }
    return rules;
  }

  /**
   * Makes {@code struct} the one that owns {@code pool}: the views of the parent's children show
   * it, and the pool cannot be cleared.
   *
   * @return the struct
   * @throws IllegalStateException if the pool has a struct already
   * @throws IllegalArgumentException if the struct is not of the pool's kind
   */
  public static <S> S bind(ResourcePool<?> pool, S struct) {
    pool.bind(Objects.requireNonNull(struct, "struct"));
    return struct;
  }

  /**
   * Destroys the pool of a struct whose making failed. What fails on the way is added to {@code
   * failure} as suppressed. Never throws.
   */
  public static void abandon(ResourcePool<?> pool, Throwable failure) {
    try {
      pool.close();
    } catch (Throwable another) {
      Failures.suppress(another, failure);
    }
  }

  /**
   * Lets pass only while the struct can be used: until its pool is gone. While it is being closed,
   * its clean-ups may still read it.
   *
   * @param struct how the message names the struct, for example {@code "Config"}
   * @throws PoolClosedException once the pool is gone
   */
  public static void checkAlive(ResourcePool<?> pool, String struct) {
    if (pool.isGoneForUsers()) {
      throw pool.refusal("%s is gone: its pool %s".formatted(struct, pool.path()));
    }
  }

  /**
   * Lets pass only what may be stored in a struct of {@code pool}: a struct or a pool must outlive
   * it, that is live in it, in one of its ancestors, or in a permanent pool of any tree. Anything
   * else passes, null too.
   *
   * @param place how the message names where it was to be stored, for example {@code
   *     "Config.server"}
   * @return the value
   * @throws LifetimeException if the value dies first
   */
  @SuppressWarnings("NullAway") // null goes out only where it came in
  public static <T extends @Nullable Object> T checkOutlives(
      @Nullable T value, ResourcePool<?> pool, String place) {
    ResourcePool<?> theirs =
        switch (value) {
          case ResourcePool<?> itself -> itself;
          case Pooled struct -> struct.pool();
          case null, default -> null;
        };
    if (theirs != null && !theirs.outlives(pool) && !theirs.isPermanent()) {
      throw new LifetimeException(
          "%s takes only what outlives %s; %s does not"
              .formatted(place, PoolPath.numbered(pool), PoolPath.numbered(theirs)));
    }
    return value;
  }

  /**
   * The living structs of a kind that were made directly in {@code pool}, in creation order: a live
   * view that cannot be changed. Structs may die while somebody iterates over it.
   */
  public static <T> List<T> children(ResourcePool<?> pool, Class<T> kind) {
    return new StructChildren<>(pool, kind);
  }

  /** The youngest living struct of a kind that was made directly in {@code pool}, or null. */
  public static <T> @Nullable T newestChild(ResourcePool<?> pool, Class<T> kind) {
    return pool.newestStruct(kind);
  }

  /**
   * The value of a component, for {@code toString}: a struct or pool as its path, anything else as
   * it says itself. Never throws, and ends even when values show each other.
   */
  public static String describe(@Nullable Object value) {
    return Description.of(value);
  }

  /**
   * The beginning of a struct's {@code toString}, {@code Config[Daemon > Server > Config]}; says so
   * when the struct is closed. Never throws.
   */
  public static String head(ResourcePool<?> pool, String struct) {
    return struct + "[" + pool.path() + "]" + (pool.isGone() ? " (closed)" : "");
  }
}
