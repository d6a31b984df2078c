/** Tests of the processor as a whole: rounds, messages, and what may use what. */
@NullMarked
package dev.lifeguard.processor;

import org.jspecify.annotations.NullMarked;
