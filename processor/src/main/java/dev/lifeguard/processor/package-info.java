/**
 * What runs in the compiler: the wiring between the stages, and nothing else.
 *
 * <p>{@code declare} reads and checks declarations, {@code generate} writes struct classes, {@code
 * diagnostic} reports. The plug-in follows javac class by class and hands bodies to {@code javac};
 * what declarations and bodies have shown is said together, at the end.
 */
@NullMarked
package dev.lifeguard.processor;

import org.jspecify.annotations.NullMarked;
