package dev.lifeguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one place where a longer-lived struct may refer to a shorter-lived one: its own
 * sub-pools. Such a reference cannot dangle, for it is emptied when the child dies.
 *
 * <table border="1">
 * <caption>The forms of a child accessor</caption>
 * <tr><th>declared</th><th>is</th></tr>
 * <tr><td>{@code @Child @Nullable Transfer transfer(); void transfer(Transfer next);}</td>
 *     <td>a slot for one child, null while it is empty: storing another destroys the one before
 *     it</td></tr>
 * <tr><td>{@code @Child @Nullable Transfer transfer();}</td>
 *     <td>the youngest living child of that kind, or null</td></tr>
 * <tr><td>{@code @Child List<Config> configs();}</td>
 *     <td>a live, unmodifiable view of the children of that kind, in creation order</td></tr>
 * <tr><td>{@code @Child ResourcePool<Scratch> scratch();}</td>
 *     <td>a sub-pool, created on first use and made anew after it was destroyed</td></tr>
 * </table>
 *
 * <p>The child's kind must be a direct sub-pool of the struct's kind.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Child {}
