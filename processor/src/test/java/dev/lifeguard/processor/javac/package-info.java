/** Tests of the lowering: what javac attributed, and the operations that it becomes. */
@NullMarked
package dev.lifeguard.processor.javac;

import org.jspecify.annotations.NullMarked;
