package dev.lifeguard.runtime;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A weak reference to a struct: may be stored anywhere, for as long as one likes, and is empty once
 * the struct's pool is gone.
 *
 * <pre>{@code
 * Ref<Session> last = Ref.to(session);
 * ...
 * last.get().ifPresent(session -> session.send("still there?"));
 * }</pre>
 *
 * <p>A pool that is being closed is not gone yet: its clean-ups still see the struct. Any thread
 * may use a reference; what it may do with the struct is another matter.
 *
 * @param <T> the struct
 */
public final class Ref<T> {

  private volatile @Nullable T target;
  private final ResourcePool<?> pool;

  private Ref(T target, ResourcePool<?> pool) {
    this.target = target;
    this.pool = pool;
  }

  /**
   * A reference to {@code struct}. It is empty from the start if the struct is closed.
   *
   * @throws IllegalArgumentException if {@code struct} is no struct, so that nobody could tell when
   *     it dies
   */
  public static <T> Ref<T> to(T struct) {
    Objects.requireNonNull(struct, "struct");
    if (!(struct instanceof Pooled pooled)) {
      throw new IllegalArgumentException(
          "a Ref refers to a struct, not to a " + struct.getClass().getName());
    }
    return new Ref<>(struct, pooled.pool());
  }

  /** The struct; empty once its pool is gone. */
  public Optional<T> get() {
    if (pool.life.isGone()) {
      target = null; // do not keep the dead
    }
    return Optional.ofNullable(target);
  }

  @Override
  public String toString() {
    return "Ref[" + pool + "]";
  }
}
