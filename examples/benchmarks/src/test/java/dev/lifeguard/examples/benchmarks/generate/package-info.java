/** Holds the generated sources to being the same every time, and correct. */
@NullMarked
package dev.lifeguard.examples.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
