package dev.lifeguard.processor.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Position;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.List;

/**
 * A tree and what is needed to print at it. Cheap to make: the walk that comes by knows the
 * suppressions in force.
 *
 * <p>Equal when it is the same tree, whatever javac has made of its inside by now.
 */
public final class TreePosition implements Position {

  private final Tree tree;
  private final CompilationUnitTree unit;
  private final long start;
  private final List<Suppression> suppressions;

  /** {@code suppressions} are those in force at the tree, innermost first. */
  public TreePosition(
      Trees trees, Tree tree, CompilationUnitTree unit, List<Suppression> suppressions) {
    this.tree = tree;
    this.unit = unit;
    this.start = trees.getSourcePositions().getStartPosition(unit, tree);
    this.suppressions = suppressions;
  }

  /** The tree. */
  public Tree tree() {
    return tree;
  }

  /** The compilation unit that it is in. */
  public CompilationUnitTree unit() {
    return unit;
  }

  @Override
  public List<Suppression> suppressions() {
    return suppressions;
  }

  /** Where the tree began in its file when this was made, counted from 0; -1 if it is not there. */
  public long start() {
    return start;
  }

  /** The line that the tree begins in. */
  @Override
  public long line() {
    return start < 0 ? -1 : unit.getLineMap().getLineNumber(start);
  }

  @SuppressWarnings("ReferenceEquality") // javac's trees have no other equality
  @Override
  public boolean equals(Object other) {
    return other instanceof TreePosition position && position.tree == tree;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(tree);
  }
}
