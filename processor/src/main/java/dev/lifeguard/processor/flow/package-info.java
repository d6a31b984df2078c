/**
 * The analysis of method bodies: lifetimes of values followed through operations to a fixed point.
 *
 * <p>Enters: bodies in the form of {@code flow.ir}. Leaves: findings. It knows nothing of trees, so
 * every part of it is tested without a compiler.
 */
@NullMarked
package dev.lifeguard.processor.flow;

import org.jspecify.annotations.NullMarked;
