package dev.lifeguard.processor.javac;

import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Sink;

/** Prints findings at trees as javac's own errors and warnings; passes all others on. */
public final class TreeSink implements Sink {

  private final Trees trees;
  private final Sink elsewhere;

  /** {@code elsewhere} gets what is at no tree. */
  public TreeSink(Trees trees, Sink elsewhere) {
    this.trees = trees;
    this.elsewhere = elsewhere;
  }

  @Override
  public void report(Finding finding) {
    if (finding.place() instanceof TreePosition position) {
      trees.printMessage(
          finding.severity().level(), finding.message(), position.tree(), position.unit());
    } else {
      elsewhere.report(finding);
    }
  }
}
