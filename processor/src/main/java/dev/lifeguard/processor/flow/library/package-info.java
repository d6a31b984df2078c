/**
 * What library methods do with lifetimes, as text: one line a method.
 *
 * <p>Enters: the models that ship in the jar, and those of projects. Leaves: contracts, which the
 * front end attaches to the methods it calls.
 */
@NullMarked
package dev.lifeguard.processor.flow.library;

import org.jspecify.annotations.NullMarked;
