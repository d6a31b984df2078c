/**
 * Compiles the designs of {@code src/wrong/java} and {@code src/right/java} the way a user's build
 * does, and says what javac says. The designs themselves are no part of this module's own build.
 */
@NullMarked
package dev.lifeguard.examples.wrongdesigns;

import org.jspecify.annotations.NullMarked;
