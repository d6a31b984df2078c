/**
 * What runs in the compiler: the wiring between the stages, and nothing else.
 *
 * <p>{@code declare} reads and checks declarations, {@code generate} writes struct classes, {@code
 * diagnostic} reports.
 */
@NullMarked
package dev.lifeguard.processor;

import org.jspecify.annotations.NullMarked;
