/**
 * Runs the check under Error Prone, in this JVM and in javacs of their own.
 *
 * <p>Enters: sources, and how javac and Error Prone are started. Leaves: what was printed, and what
 * was patched.
 */
@NullMarked
package dev.lifeguard.processor.errorprone;

import org.jspecify.annotations.NullMarked;
