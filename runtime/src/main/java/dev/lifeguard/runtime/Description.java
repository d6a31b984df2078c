package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/** Says what a value is, for {@code toString} of structs. Never throws, and always ends. */
final class Description {

  /**
   * A value may show values that show values. So many are shown within one another, for they may
   * well lead back to the first.
   */
  private static final int DEEPEST = 4;

  private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

  private Description() {}

  static String of(@Nullable Object value) {
    try {
      return switch (value) {
        case null -> "null";
        case ResourcePool<?> pool -> pool.toString();
        case Pooled struct -> Structs.head(struct.pool(), label(struct));
        default -> ownWords(value);
      };
    } catch (RuntimeException | Error unspeakable) {
      return value == null ? "null" : value.getClass().getName() + " (unspeakable)";
    }
  }

  /** What a struct is called: generated classes end in Rec, and only some own their pool. */
  private static String label(Pooled struct) {
    String name = struct.getClass().getSimpleName();
    return name.isEmpty() || struct.pool().isMadeFor(struct)
        ? struct.pool().kindLabel()
        : name.endsWith("Rec") ? name.substring(0, name.length() - 3) : name;
  }

  private static String ownWords(Object value) {
    int depth = DEPTH.get();
    if (depth == DEEPEST) {
      return value.getClass().getName() + " (…)";
    }
    DEPTH.set(depth + 1);
    try {
      return String.valueOf(value.toString());
    } finally {
      if (depth == 0) {
        DEPTH.remove();
      } else {
        DEPTH.set(depth);
      }
    }
  }
}
