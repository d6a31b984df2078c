/** What the generated classes look like and what they do. */
@NullMarked
package dev.lifeguard.processor.generate;

import org.jspecify.annotations.NullMarked;
