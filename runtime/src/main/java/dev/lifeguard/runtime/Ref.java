package dev.lifeguard.runtime;

import java.util.Objects;
import java.util.Optional;

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

  private final StructLink<T> target;

  private Ref(StructLink<T> target) {
    this.target = target;
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
    return new Ref<>(new StructLink<>(struct, pooled.pool()));
  }

  /** The struct; empty once its pool is gone. */
  public Optional<T> get() {
    return Optional.ofNullable(target.get());
  }

  @Override
  public String toString() {
    return "Ref[" + target.pool() + "]";
  }
}
