package dev.lifeguard.processor.diagnostic;

/**
 * A place inside a body. What it holds is the front end's affair: each has its own, and a sink that
 * knows how to print it.
 *
 * <p>Two positions are equal when they are the same place in the same file, so that a mistake that
 * is found twice can be heard once.
 */
public non-sealed interface Position extends Place {

  /** The line, counted from 1; -1 if it is not known. */
  long line();
}
