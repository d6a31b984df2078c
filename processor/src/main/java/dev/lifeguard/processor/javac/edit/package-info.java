/**
 * From a fix that was suggested to an edit of the source.
 *
 * <p>Enters: a {@link dev.lifeguard.processor.diagnostic.Remedy} of a finding at a tree. Leaves: an
 * {@link dev.lifeguard.processor.diagnostic.Edit} of its file, or nothing where no edit is safe.
 * Front ends that can edit may call it, while javac is there; nothing in {@code processor} does. It
 * reads sources afresh, for javac may have rewritten its trees by then.
 */
@NullMarked
package dev.lifeguard.processor.javac.edit;

import org.jspecify.annotations.NullMarked;
