package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the annotated type a kind that has no struct: it only names a pool.
 *
 * <pre>{@code
 * @Pool(permanent = true) interface Daemon {}       // one pool for the whole process
 *
 * @Pool @SubPoolOf(Request.class) interface Scratch {}
 *
 * try (ResourcePool<Scratch> scratch = request.pool().subPool(Scratch.class)) {
 *   MemorySegment line = scratch.allocateFrom("220 ready");
 * }
 * }</pre>
 *
 * <p>The type is never instantiated; it is the {@code K} of {@code ResourcePool<K>}. A kind without
 * {@link SubPoolOf} is a root: its pools are made with {@code ResourcePool.root}.
 *
 * <p>Kept at run time, because the pools check their nesting against it.
 *
 * @see OwnsPool for kinds whose pools belong to a struct
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Pool {

  /**
   * Whether pools of this kind live until the process ends. What lives in such a pool outlives
   * everything, so anyone may refer to it. Nobody allocates memory from it directly, for that
   * memory would never come back: make a sub-pool, work, close it. The counterpart of ProFTPD's
   * {@code permanent_pool}.
   */
  boolean permanent() default false;

  /**
   * Whether pools of this kind may be used by several threads. A pool is otherwise confined to the
   * thread that made it.
   */
  boolean shared() default false;
}
