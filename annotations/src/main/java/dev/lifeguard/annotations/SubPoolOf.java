package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that pools of the annotated kind are only ever created inside a pool of one of the given
 * kinds.
 *
 * <pre>{@code
 * @OwnsPool @SubPoolOf({Server.class, Config.class})
 * interface Config {
 *   Server server();    // fine: every path from the root to a Config passes through a Server
 * }
 * }</pre>
 *
 * <p>From these edges follows what outlives what: kind A outlives kind B when every path from a
 * root down to B passes through A. A kind may contain itself through a longer way round, as {@code
 * Config} does here, as long as some way leads down to it from a root.
 *
 * <p>Goes on a type that is {@link Pool @Pool} or {@link OwnsPool @OwnsPool}. Kept at run time,
 * because the pools check their nesting against it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SubPoolOf {

  /** The kinds whose pools may directly contain pools of the annotated kind; at least one. */
  Class<?>[] value();
}
