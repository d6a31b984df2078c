/**
 * What users set with {@code -Alifeguard.…}.
 *
 * <p>Enters: the options as javac has them. Leaves: settings with their defaults, and what was
 * wrong with the rest. The wiring reads them; whoever runs rules may ask.
 */
@NullMarked
package dev.lifeguard.processor.option;

import org.jspecify.annotations.NullMarked;
