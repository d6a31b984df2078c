package dev.lifeguard.processor.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Sink;
import javax.tools.Diagnostic;

/** Prints findings at trees as javac's own errors and warnings; passes all others on. */
public final class TreeSink implements Sink {

  private final Trees trees;
  private final Sink elsewhere;

  /** {@code elsewhere} gets what is at no tree. */
  public TreeSink(Trees trees, Sink elsewhere) {
    this.trees = trees;
    this.elsewhere = elsewhere;
  }

  /** Says something that is no finding of a rule. */
  public void say(Diagnostic.Kind level, String text, Tree tree, CompilationUnitTree unit) {
    trees.printMessage(level, text, tree, unit);
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
