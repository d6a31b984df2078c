package dev.lifeguard.processor.flow.ir;

/** What values of a static type can have to do with lifetimes, least first. */
public enum Carry {
  /** Nothing, ever: primitives, strings, boxed values, enums, {@code Class}, {@code Ref}. */
  NEVER,
  /**
   * Heap when all that is known is the type: a non-generic class without annotation. Something
   * tracked may have been put into a particular, new object of it.
   */
  PLAIN,
  /**
   * Whatever was put in: interfaces, {@code Object}, type variables, functional types, containers,
   * buffers, segments and other resources, pools of unknown kind.
   */
  CARRIER,
  /** The type says the kind: a struct, a pool of a kind, a {@code @LivesIn} class. */
  HOMED
}
