package dev.lifeguard.processor;

import com.sun.source.util.JavacTask;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.errorprone.CommandLine;
import dev.lifeguard.processor.javac.TreePosition;
import java.util.Optional;

/**
 * What Error Prone was told about Lifeguard, for the time that it does not run our check. Where it
 * is not on the path, nothing of ours that needs it is loaded.
 */
final class ErrorProne {

  private static final String SOMETHING_OF_IT = "com/google/errorprone/BugPattern.class";

  private final JavacTask task;
  private boolean asked;
  private Optional<CommandLine> commandLine = Optional.empty();

  ErrorProne(JavacTask task) {
    this.task = task;
  }

  /** Whether nobody is to hear of what Lifeguard finds. */
  boolean silences() {
    return commandLine().map(CommandLine::silences).orElse(false);
  }

  /** Drops what nobody is to hear. */
  Sink filtered(Sink next) {
    return finding -> {
      boolean silent =
          silences()
              || (finding.place() instanceof TreePosition position
                  && commandLine().map(each -> each.excludes(position.unit())).orElse(false));
      if (!silent) {
        next.report(finding);
      }
    };
  }

  private Optional<CommandLine> commandLine() {
    if (!asked) {
      asked = true;
      commandLine = ask(task);
    }
    return commandLine;
  }

  private static Optional<CommandLine> ask(JavacTask task) {
    ClassLoader loader = ErrorProne.class.getClassLoader();
    if (loader == null || loader.getResource(SOMETHING_OF_IT) == null) {
      return Optional.empty();
    }
    try {
      return CommandLine.of(task);
    } catch (LinkageError notRunning) {
      return Optional.empty();
    }
  }
}
