package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which variables can be named in a place. */
final class Scope {

  private Scope() {}

  /** The declaration that the name means there, if the variable never changes. */
  static Optional<VariableTree> find(TreePath place, String name) {
    Tree below = place.getLeaf();
    for (TreePath path = place.getParentPath(); path != null; path = path.getParentPath()) {
      Tree around = path.getLeaf();
      for (VariableTree variable : declared(around, below)) {
        if (variable.getName().contentEquals(name)) {
          return isAssigned(path, name) ? Optional.empty() : Optional.of(variable);
        }
      }
      if (around instanceof ClassTree) {
        return Optional.empty();
      }
      below = around;
    }
    return Optional.empty();
  }

  private static List<VariableTree> declared(Tree around, Tree below) {
    List<VariableTree> declared = new ArrayList<>();
    switch (around) {
      case MethodTree method -> declared.addAll(method.getParameters());
      case LambdaExpressionTree lambda -> declared.addAll(lambda.getParameters());
      case EnhancedForLoopTree loop when !loop.getExpression().equals(below) ->
          declared.add(loop.getVariable());
      case TryTree tree when tree.getBlock().equals(below) ->
          variables(tree.getResources(), declared);
      case BlockTree block ->
          variables(
              block.getStatements().subList(0, Math.max(0, block.getStatements().indexOf(below))),
              declared);
      default -> {}
    }
    return declared;
  }

  private static void variables(List<? extends Tree> trees, List<VariableTree> into) {
    for (Tree tree : trees) {
      if (tree instanceof VariableTree variable) {
        into.add(variable);
      }
    }
  }

  private static boolean isAssigned(TreePath in, String name) {
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private boolean found;

          @Override
          public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
            found |=
                tree.getVariable() instanceof IdentifierTree each
                    && each.getName().contentEquals(name);
            return super.visitAssignment(tree, null);
          }
        };
    search.scan(in.getLeaf(), null);
    return search.found;
  }
}
