package dev.lifeguard.processor.javac;

import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Something around a statement that matters when control leaves it by a jump. */
sealed interface Scope {

  /**
   * Runs on every way out.
   *
   * @param handler where exceptions of {@code lowering} go
   */
  record CleanUp(Runnable lowering, int handler) implements Scope {}

  /** A loop, a switch statement or a labelled statement. */
  record Breakable(
      @Nullable Name label, boolean unlabelled, Target breakTo, @Nullable Target continueTo)
      implements Scope {}

  /** A switch expression. */
  record Yielding(int result, Target exit) implements Scope {}
}
