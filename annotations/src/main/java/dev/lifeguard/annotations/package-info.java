/**
 * The seven annotations that tell Lifeguard where things live.
 *
 * <p>A <em>kind</em> is a Java type that names one level of lifetime ({@code Server}, {@code
 * Session}, {@code Command}). {@link dev.lifeguard.annotations.Pool @Pool} and {@link
 * dev.lifeguard.annotations.OwnsPool @OwnsPool} make a type a kind, {@link
 * dev.lifeguard.annotations.SubPoolOf @SubPoolOf} says inside which kinds its pools are created.
 * {@link dev.lifeguard.annotations.LivesIn @LivesIn} and {@link
 * dev.lifeguard.annotations.SharesPool @SharesPool} put other types into a kind. {@link
 * dev.lifeguard.annotations.Outlives @Outlives} and {@link dev.lifeguard.annotations.Child @Child}
 * say what a reference means where the kinds alone do not.
 *
 * <p>The package has no dependencies and can be used from Java 17 sources.
 */
package dev.lifeguard.annotations;
