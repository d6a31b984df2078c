package dev.lifeguard.processor.flow.ir;

import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * What sort of pool is made, by {@code subPool}, {@code root} or the factory of a struct.
 *
 * @param type what the type of the new pool or struct says
 * @param kind its kind; empty for an unnamed pool, and where the class is not a literal
 * @param viaStruct whether a struct's factory makes it
 * @param root whether it is made without a parent
 * @param childOf the kinds of struct that have a {@code @Child} member which shows such pools
 */
public record PoolMade(
    TypeFact type, Optional<Kind> kind, boolean viaStruct, boolean root, Set<Kind> childOf) {

  public PoolMade {
    childOf = Set.copyOf(childOf);
  }

  /** An arena of the JDK: inside nothing, and there until somebody closes it. */
  public static PoolMade arena(TypeFact type) {
    TypeFact plain = TypeFact.plain(type.name(), type.carry());
    return new PoolMade(plain, Optional.empty(), false, true, Set.of());
  }

  /** Whether it is an arena of the JDK. */
  public boolean isArena() {
    return root && kind.isEmpty() && !type.pool();
  }
}
