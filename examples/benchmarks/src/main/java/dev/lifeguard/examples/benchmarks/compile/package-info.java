/**
 * Measures what Lifeguard adds to a whole compilation. Comes in: sizes, or a folder of sources.
 * Goes out: a table. Every compilation runs in a JVM of its own, and is compared with others of the
 * same round.
 */
@NullMarked
package dev.lifeguard.examples.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
