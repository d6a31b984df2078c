/**
 * The analysis of method bodies: lifetimes of values followed through operations to a fixed point.
 *
 * <p>Enters: bodies in the form of {@code flow.ir}, with the contracts of what they call. Leaves:
 * findings, through a sink. Front ends may call it; it calls {@code model} and {@code diagnostic},
 * and knows nothing of trees, so every part of it is tested without a compiler.
 */
@NullMarked
package dev.lifeguard.processor.flow;

import org.jspecify.annotations.NullMarked;
