package dev.lifeguard.runtime;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a kind say, read once: whether its pools belong to structs, whether
 * threads share them, whether they stay for good, and which pools they may be made in.
 *
 * @param kind the kind; {@code Object} for unnamed pools
 * @param label how paths and messages name the kind
 * @param parents the kinds of pool that a pool of this kind is made in; none for a root
 */
record KindRules(
    Class<?> kind,
    String label,
    boolean struct,
    boolean shared,
    boolean permanent,
    List<Class<?>> parents) {

  /** The rules for unnamed pools: made in any pool, and a parent to no kind. */
  static final KindRules SCRATCH =
      new KindRules(Object.class, "scratch", false, false, false, List.of());

  private static final ClassValue<KindRules> CACHE =
      new ClassValue<>() {
        @Override
        protected KindRules computeValue(Class<?> kind) {
          return read(kind);
        }
      };

  /**
   * The rules of {@code kind}.
   *
   * @throws IllegalArgumentException if it is no kind
   */
  static KindRules of(Class<?> kind) {
    return CACHE.get(kind);
  }

  private static KindRules read(Class<?> kind) {
    Pool pool = kind.getAnnotation(Pool.class);
    OwnsPool ownsPool = kind.getAnnotation(OwnsPool.class);
    if ((pool == null) == (ownsPool == null)) {
      throw new IllegalArgumentException(
          kind.getName()
              + (pool == null
                  ? " is no kind of pool: mark it @Pool or @OwnsPool"
                  : " is both @Pool and @OwnsPool: it can only be one"));
    }
    return new KindRules(
        kind,
        kind.getSimpleName(),
        ownsPool != null,
        pool != null ? pool.shared() : ownsPool.shared(),
        pool != null && pool.permanent(),
        parentsOf(kind.getAnnotation(SubPoolOf.class)));
  }

  private static List<Class<?>> parentsOf(@Nullable SubPoolOf subPoolOf) {
    return subPoolOf == null ? List.of() : List.of(subPoolOf.value());
  }

  /** Whether these are the rules for unnamed pools. */
  boolean isScratch() {
    return kind == Object.class;
  }

  /** Refuses kinds that are only made inside others. */
  KindRules checkRoot() {
    if (!parents.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no root: it is made inside a pool of kind %s".formatted(label, parentLabels()));
    }
    return this;
  }

  /** Refuses a parent that {@code @SubPoolOf} does not name. */
  KindRules checkIn(ResourcePool<?> parent) {
    if (parents.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is a root: it is not made inside another pool, and %s is one"
              .formatted(label, parent.path()));
    }
    if (!parents.contains(parent.kind())) {
      throw new IllegalArgumentException(
          "%s is made inside a pool of kind %s, and %s is none"
              .formatted(label, parentLabels(), parent.path()));
    }
    return this;
  }

  /** Refuses structs' kinds: their pools come with their structs. */
  KindRules checkNoStruct() {
    if (struct) {
      throw new IllegalArgumentException(
          "%s is a struct: its pool is made with it, by its generated class".formatted(label));
    }
    return this;
  }

  private String parentLabels() {
    return parents.stream().map(Class::getSimpleName).collect(Collectors.joining(" or "));
  }
}
