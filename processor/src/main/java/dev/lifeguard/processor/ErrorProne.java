package dev.lifeguard.processor;

import com.sun.source.util.JavacTask;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.errorprone.CommandLine;
import dev.lifeguard.processor.javac.Discretion;
import dev.lifeguard.processor.javac.TreePosition;
import org.jspecify.annotations.Nullable;

/**
 * What Error Prone was told about Lifeguard, for the time that it does not run our check. Where it
 * is not on the path, nothing of ours that needs it is loaded.
 */
final class ErrorProne {

  private static final String SOMETHING_OF_IT = "com/google/errorprone/BugPattern.class";

  private final JavacTask task;
  private @Nullable Discretion discretion;

  ErrorProne(JavacTask task) {
    this.task = task;
  }

  /** Whether nobody is to hear of what Lifeguard finds. */
  boolean silences() {
    return discretion().silences();
  }

  /** Drops what nobody is to hear. */
  Sink filtered(Sink next) {
    return finding -> {
      boolean excluded =
          finding.place() instanceof TreePosition position
              && discretion().excludes(position.unit());
      if (!excluded && !silences()) {
        next.report(finding);
      }
    };
  }

  private Discretion discretion() {
    Discretion present = discretion;
    if (present == null) {
      present = isThere() ? ask(task) : Discretion.NONE;
      discretion = present;
    }
    return present;
  }

  private static boolean isThere() {
    ClassLoader loader = ErrorProne.class.getClassLoader();
    return loader != null && loader.getResource(SOMETHING_OF_IT) != null;
  }

  private static Discretion ask(JavacTask task) {
    try {
      return CommandLine.discretion(task);
    } catch (LinkageError notRunning) {
      return Discretion.NONE;
    }
  }
}
