/**
 * Carries out remedies: enters a {@link dev.lifeguard.processor.diagnostic.Remedy} of a finding,
 * leaves an {@link dev.lifeguard.processor.diagnostic.Edit} of its file, or nothing where no edit
 * is safe. Called by whoever can edit, after a finding was reported; reads sources afresh, because
 * javac's trees may have been rewritten by then.
 */
@NullMarked
package dev.lifeguard.processor.javac.edit;

import org.jspecify.annotations.NullMarked;
