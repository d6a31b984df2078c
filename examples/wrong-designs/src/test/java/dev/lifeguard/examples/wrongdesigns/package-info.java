/** Holds javac to what {@code src/wrong/expected} says, word for word. */
@NullMarked
package dev.lifeguard.examples.wrongdesigns;

import org.jspecify.annotations.NullMarked;
