/**
 * Reads annotations into the model and checks declarations, one class a rule.
 *
 * <p>Enters: elements of {@code javax.lang.model}. Leaves: structs to generate and findings as
 * values. Called by the processor and by the checker of method bodies.
 */
@NullMarked
package dev.lifeguard.processor.declare;

import org.jspecify.annotations.NullMarked;
