package dev.lifeguard.runtime;

/**
 * A struct: something that lives in a pool and dies with it. The generated {@code …Rec} classes
 * implement it, so that pools, {@link Ref}s and the checks at stores can ask where a struct lives.
 */
public interface Pooled {

  /**
   * The pool that this struct lives in: its own, or the one it shares.
   *
   * <p>Works on a closed struct, too, and from any thread.
   */
  ResourcePool<?> pool();
}
