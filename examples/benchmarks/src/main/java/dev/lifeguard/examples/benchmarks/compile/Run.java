package dev.lifeguard.examples.benchmarks.compile;

import java.util.Optional;

/**
 * One compilation.
 *
 * @param nanos from the start of the JVM to its end
 * @param processorNanos how long it kept processors busy
 * @param failure why this is no measurement
 */
record Run(long nanos, long processorNanos, Optional<String> failure) {}
