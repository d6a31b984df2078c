/**
 * From javac's attributed trees to what {@code flow} understands, and back to positions.
 *
 * <p>Enters: each class as soon as javac has analysed it. Leaves: findings at trees. The wiring and
 * the other front end may call it; it alone, and the wiring, knows {@code com.sun.source}.
 */
@NullMarked
package dev.lifeguard.processor.javac;

import org.jspecify.annotations.NullMarked;
