/** Tests of the options. */
@NullMarked
package dev.lifeguard.processor.option;

import org.jspecify.annotations.NullMarked;
