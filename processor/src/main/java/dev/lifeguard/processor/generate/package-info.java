/**
 * Writes the struct classes.
 *
 * <p>Enters: a {@code Struct}, in which nothing can fail any more. Leaves: a source file. Only the
 * wiring calls it; it uses {@code model} and JavaPoet, which nothing else may use, and knows the
 * runtime's classes by name only.
 */
@NullMarked
package dev.lifeguard.processor.generate;

import org.jspecify.annotations.NullMarked;
