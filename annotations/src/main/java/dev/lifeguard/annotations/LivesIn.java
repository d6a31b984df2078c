package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in which kind of pool something lives.
 *
 * <p>On a class: its instances live in a pool of that kind. They may refer to whatever lives at
 * least as long, and nothing that lives longer may keep them.
 *
 * <pre>{@code
 * @LivesIn(Request.class)
 * final class Headers {
 *   private final MemorySegment raw;    // in a class that lives in Request: lives in Request too
 *   Headers(ResourcePool<Request> pool, String text) { raw = pool.allocateFrom(text); }
 * }
 * }</pre>
 *
 * <p>On a use of a type: this reference refers to something that lives in a pool of that kind. If
 * the type says where its instances live too, both hold, and the shorter life counts.
 *
 * <pre>{@code
 * @LivesIn(Config.class) @Nullable MemorySegment argument();
 * List<@LivesIn(Request.class) MemorySegment> lines;
 * }</pre>
 *
 * <p>Kinds and structs need no {@code @LivesIn}: they say where they live themselves.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.TYPE_USE})
public @interface LivesIn {

  /** The kind of pool that holds the instances, or what the reference refers to. */
  Class<?> value();
}
