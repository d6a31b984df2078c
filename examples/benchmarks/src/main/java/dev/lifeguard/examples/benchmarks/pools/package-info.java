/**
 * Measures what pools cost, against those in C and against what the JVM has instead. Comes in: how
 * many rounds. Goes out: a table of ratios. The measured take turns, each in a process of its own.
 */
@NullMarked
package dev.lifeguard.examples.benchmarks.pools;

import org.jspecify.annotations.NullMarked;
