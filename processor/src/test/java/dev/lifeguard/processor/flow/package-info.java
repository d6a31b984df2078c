/** Tests of the analysis without a compiler: bodies are built by hand. */
@NullMarked
package dev.lifeguard.processor.flow;

import org.jspecify.annotations.NullMarked;
