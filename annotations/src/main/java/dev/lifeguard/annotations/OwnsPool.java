package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the annotated interface or abstract class a struct spec and a kind: each instance owns a
 * pool, and dies with it.
 *
 * <pre>{@code
 * @OwnsPool @SubPoolOf(Daemon.class)
 * interface Server {
 *   String name();                      // component: given at creation
 *   int port(); void port(int port);    // has a setter: mutable, starts zeroed
 *   @Child List<Config> configs();      // live view of the Configs made in this server's pool
 * }
 *
 * try (ServerRec main = ServerRec.in(daemon, "main")) {
 *   main.port(21);
 * }                                     // closes the pool, and with it everything in the server
 * }</pre>
 *
 * <p>For {@code Server} the processor generates {@code ServerRec} in the same package and with the
 * same visibility; for {@code Server} nested in {@code Ftp} it generates {@code FtpServerRec}. The
 * factory {@code in} creates the sub-pool first and the struct inside it, the way {@code
 * make_sub_pool}, {@code pcalloc} and {@code c->pool = subpool} do in C, and takes the sub-pool
 * down again when anything in the creation fails. A kind without {@link SubPoolOf} is a root and
 * gets a factory {@code create} instead.
 *
 * <p>A spec may declare {@code ResourcePool<Server> pool()} and {@code void close()} to have them
 * on the interface; the generated class always has them. Default, static and private members are
 * left alone.
 *
 * <p>Kept at run time, because the pools check their nesting against it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OwnsPool {

  /**
   * Whether the structs' pools may be used by several threads. A pool is otherwise confined to the
   * thread that made it.
   */
  boolean shared() default false;
}
