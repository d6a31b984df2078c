/**
 * Kinds, the outlives order between them, and what a struct is made of.
 *
 * <p>Enters: what {@code declare} reads from annotations. Leaves: answers, no messages. Every other
 * package may call it; it calls none of ours.
 */
@NullMarked
package dev.lifeguard.processor.model;

import org.jspecify.annotations.NullMarked;
