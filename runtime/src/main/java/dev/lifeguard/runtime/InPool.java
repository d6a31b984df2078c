package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Makes a component of a struct in the pool that the struct owns, while the struct is being made:
 * nothing can live in a pool that is not there yet.
 *
 * <pre>{@code
 * ConnectionRec.in(session.pool(), own -> own.own(SocketChannel.open(address)))
 * }</pre>
 *
 * <p>What it throws comes out of the factory, after the new pool was destroyed with everything in
 * it.
 *
 * @param <K> the kind of the struct
 * @param <T> the type of the component
 * @param <X> what making it may throw; javac infers {@code RuntimeException} where that is nothing
 */
@FunctionalInterface
public interface InPool<K, T extends @Nullable Object, X extends Exception> {

  /**
   * Makes the component.
   *
   * @param pool the new pool, in which there is nothing else yet but what was made before
   */
  T make(ResourcePool<K> pool) throws X;
}
