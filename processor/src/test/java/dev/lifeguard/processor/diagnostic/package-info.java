/** Tests of findings, fixes and edits as values. */
@NullMarked
package dev.lifeguard.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
