/**
 * The form in which method bodies are analysed: variables, a dozen operations, blocks.
 *
 * <p>Enters: what a front end lowers from attributed trees. Leaves: the same, for the solver. The
 * types are plain values, so that bodies can be built by hand in tests.
 */
@NullMarked
package dev.lifeguard.processor.flow.ir;

import org.jspecify.annotations.NullMarked;
