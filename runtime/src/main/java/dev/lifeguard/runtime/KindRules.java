package dev.lifeguard.runtime;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a kind say, read once: whether its pools belong to structs, whether
 * threads share them, whether they stay for good, and which pools they may be made in.
 */
final class KindRules {

  /** The rules for unnamed pools: made in any pool, and a parent to no kind. */
  static final KindRules SCRATCH =
      new KindRules(Object.class, "scratch", false, false, false, List.of());

  private final Class<?> kind;
  private final String label;
  private final boolean struct;
  private final boolean shared;
  private final boolean permanent;
  private final List<Class<?>> parents;
  private final UsualSize usualSize = new UsualSize();

  /**
   * The kind of sub-pool that was last found to be right here: servers make the same one again and
   * again. Threads may set it at the same time, for all that they rely on in it is final.
   */
  private @Nullable KindRules lastInside;

  /**
   * The rules of a kind.
   *
   * @param kind the kind; {@code Object} for unnamed pools
   * @param label how paths and messages name the kind
   * @param parents the kinds of pool that a pool of this kind is made in; none for a root
   */
  private KindRules(
      Class<?> kind,
      String label,
      boolean struct,
      boolean shared,
      boolean permanent,
      List<Class<?>> parents) {
    this.kind = kind;
    this.label = label;
    this.struct = struct;
    this.shared = shared;
    this.permanent = permanent;
    this.parents = parents;
  }

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

  /**
   * The rules of a kind of pools that are made in {@code parent}, which is of this kind.
   *
   * @throws IllegalArgumentException if there are no such pools
   */
  KindRules inside(ResourcePool<?> parent, Class<?> subKind) {
    KindRules last = lastInside;
    if (last != null && last.kind == subKind) {
      return last;
    }
    KindRules found = of(subKind).checkNoStruct().checkIn(parent);
    if (Objects.equals(subKind.getClassLoader(), kind.getClassLoader())) { // or it would keep it
      lastInside = found;
    }
    return found;
  }

  Class<?> kind() {
    return kind;
  }

  String label() {
    return label;
  }

  boolean struct() {
    return struct;
  }

  boolean shared() {
    return shared;
  }

  boolean permanent() {
    return permanent;
  }

  UsualSize usualSize() {
    return usualSize;
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
