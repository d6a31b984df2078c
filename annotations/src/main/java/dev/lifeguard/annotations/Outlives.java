package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that what is stored here outlives the object it is stored in.
 *
 * <p>For references that point upwards between two things of the same kind, where the kinds cannot
 * tell which of them dies first:
 *
 * <pre>{@code
 * @OwnsPool @SubPoolOf({Server.class, Config.class})
 * interface Config {
 *   @Outlives @Nullable Config outer();    // the section this one is nested in
 * }
 * }</pre>
 *
 * <p>Where the kinds prove it, nothing else happens. Where they do not, the generated code checks
 * it at the store and throws {@code LifetimeException}, naming both pools, when it does not hold.
 *
 * <p>On a parameter, the argument outlives the object that the method is called on, or, with
 * another parameter's name as value, the argument for that one:
 *
 * <pre>{@code
 * static void link(@Outlives("inner") Config outer, Config inner) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Outlives {

  /**
   * The name of the parameter that the annotated parameter outlives; empty for the object that the
   * annotated member belongs to.
   */
  String value() default "";
}
