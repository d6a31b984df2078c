package dev.lifeguard.processor.flow.ir;

import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * What a static type says about the lifetimes of its values.
 *
 * @param name how messages call the type
 * @param carry what its values can carry
 * @param home the kind that its values live in; present exactly when {@code carry} is HOMED
 * @param owning whether each value owns that pool: a struct or a pool
 * @param pool whether values are pools, arenas or allocators themselves
 * @param contents the kinds that its type arguments and components mention, those that count
 * @param mutable whether values are containers, arrays or the like, that can be written through and
 *     whose contents may be tracked though their own type does not say where they live
 * @param local whether it is a local or anonymous class, or a generic one: its objects live as long
 *     as what is put into them, inside its own methods too
 */
public record TypeFact(
    String name,
    Carry carry,
    Optional<Kind> home,
    boolean owning,
    boolean pool,
    Set<Kind> contents,
    boolean mutable,
    boolean local) {

  /** The fact for whatever cannot have a lifetime. */
  public static final TypeFact NEVER = plain("value", Carry.NEVER);

  /** The fact for {@code Object}. */
  public static final TypeFact OBJECT = plain("Object", Carry.CARRIER);

  public TypeFact {
    contents = Set.copyOf(contents);
  }

  /** A type that says nothing but what its values can carry. */
  public static TypeFact plain(String name, Carry carry) {
    return new TypeFact(name, carry, Optional.empty(), false, false, Set.of(), false, false);
  }

  /** A struct, a pool ({@code owning}) or a {@code @LivesIn} class of that kind. */
  public static TypeFact homed(String name, Kind kind, boolean owning, boolean pool) {
    return new TypeFact(name, Carry.HOMED, Optional.of(kind), owning, pool, Set.of(), false, false);
  }

  /** This type as it is when a use of it is marked {@code @LivesIn(kind)}. */
  public TypeFact livingIn(Kind kind) {
    return carry == Carry.NEVER
        ? this
        : new TypeFact(name, Carry.HOMED, Optional.of(kind), false, pool, contents, mutable, local);
  }

  /** Whether values of the type have a lifetime, or are where such values come from. */
  public boolean tellsLifetime() {
    return home.isPresent() || pool || !contents.isEmpty();
  }

  /** Whether its values can have a lifetime at all. */
  public boolean canCarry() {
    return carry != Carry.NEVER;
  }
}
