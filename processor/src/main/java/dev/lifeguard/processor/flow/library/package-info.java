/**
 * What library methods do with lifetimes, as text: one line a method.
 *
 * <p>Enters: the models that ship in the jar, and those of projects. Leaves: contracts, and what
 * was wrong with lines that were left out. The front end looks contracts up and attaches them to
 * the methods it calls; the analysis carries them out.
 */
@NullMarked
package dev.lifeguard.processor.flow.library;

import org.jspecify.annotations.NullMarked;
