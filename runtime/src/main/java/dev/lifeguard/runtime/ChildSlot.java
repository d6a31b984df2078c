package dev.lifeguard.runtime;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: the place where a struct refers to one of its own sub-structs, {@code @Child
 * Transfer transfer(); void transfer(Transfer next);}. Setting it destroys the previous occupant;
 * an occupant that dies empties it. The counterpart of {@code session.xfer} in ProFTPD.
 *
 * <p>Thread rules are those of the owner's pool, for {@link #set}; any thread may {@link #get}.
 *
 * @param <T> the struct
 */
public final class ChildSlot<T> {

  private final ResourcePool<?> owner;
  private final String place;
  private final AtomicReference<@Nullable StructLink<T>> occupant = new AtomicReference<>();

  /**
   * Makes an empty slot.
   *
   * @param owner the pool of the struct that has the slot
   * @param place how messages name the slot, for example {@code "Session.transfer"}
   */
  public ChildSlot(ResourcePool<?> owner, String place) {
    this.owner = Objects.requireNonNull(owner, "owner");
    this.place = Objects.requireNonNull(place, "place");
  }

  /** The occupant; null if there is none or it is dead. */
  public @Nullable T get() {
    StructLink<T> current = occupant.get();
    return current == null ? null : current.get();
  }

  /**
   * Puts {@code next} into the slot, or nothing, and then destroys the previous occupant, unless it
   * is the same.
   *
   * <p>When the destruction fails, the slot holds {@code next} all the same.
   *
   * @throws LifetimeException unless {@code next} is a struct whose pool is a direct sub-pool of
   *     the owner's
   * @throws PoolClosedException if {@code next} or the owner is closed
   */
  public void set(@Nullable T next) {
    owner.checkAdmitted();
    StructLink<T> entering = next == null ? null : check(next);
    StructLink<T> previous = occupant.getAndSet(entering);
    if (previous != null && (entering == null || previous.pool() != entering.pool())) {
      previous.pool().close();
    }
  }

  private StructLink<T> check(T next) {
    if (!(next instanceof Pooled struct)) {
      throw new LifetimeException(
          "%s takes structs only, not a %s".formatted(place, next.getClass().getName()));
    }
    ResourcePool<?> pool = struct.pool();
    if (pool.parent() != owner) {
      throw new LifetimeException(
          "%s takes only what lives in a direct sub-pool of %s; %s is none"
              .formatted(place, PoolPath.numbered(owner), PoolPath.numbered(pool)));
    }
    Structs.checkAlive(pool, pool.name());
    return new StructLink<>(next, pool);
  }
}
