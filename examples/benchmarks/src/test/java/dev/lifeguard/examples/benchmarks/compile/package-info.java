/** Holds the benchmark to measuring at all; how fast anything is, is not tested. */
@NullMarked
package dev.lifeguard.examples.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
