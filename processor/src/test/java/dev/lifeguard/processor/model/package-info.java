/** Tests of the order between kinds, which need no compiler. */
@NullMarked
package dev.lifeguard.processor.model;

import org.jspecify.annotations.NullMarked;
