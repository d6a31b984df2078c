/**
 * The front end for Error Prone.
 *
 * <p>Enters: files that Error Prone visits, findings from the plug-in. Leaves: descriptions with
 * suggested fixes. Nobody calls it but Error Prone and, to learn how that was started, the wiring;
 * where Error Prone is not there, none of this is loaded.
 */
@NullMarked
package dev.lifeguard.processor.errorprone;

import org.jspecify.annotations.NullMarked;
