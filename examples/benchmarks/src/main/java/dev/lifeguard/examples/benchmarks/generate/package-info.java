/**
 * Writes sources that use pools heavily, as many as are wanted. Comes in: a number of classes. Goes
 * out: that many files, the same ones every time. The templates are resources beside this package.
 */
@NullMarked
package dev.lifeguard.examples.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
