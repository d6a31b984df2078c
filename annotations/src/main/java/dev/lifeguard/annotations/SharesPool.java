package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the annotated interface or abstract class a struct spec that owns no pool: its instances
 * live in a pool of the given kind that somebody else owns, and live as long as that pool.
 *
 * <pre>{@code
 * @SharesPool(Daemon.class)
 * interface Statistics {
 *   String scope();
 *   long sessions(); void sessions(long count);
 * }
 *
 * Statistics totals = StatisticsRec.in(daemon, "all servers");
 * }</pre>
 *
 * <p>The generated class is like that of {@link OwnsPool}, but {@code in} takes the pool to share
 * and there is no {@code close()}. The type is no kind: nothing can live in it or be a sub-pool of
 * it. In ProFTPD the session is such a struct: {@code session.pool} is the permanent pool.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SharesPool {

  /** The kind of pool that the struct lives in. */
  Class<?> value();
}
