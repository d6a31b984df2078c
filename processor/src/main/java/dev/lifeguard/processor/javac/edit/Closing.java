package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rest of a block into a try-with-resources statement: the pool that a local variable is
 * given is closed at the end of the block, which is the end of the variable too.
 */
final class Closing {

  private final Sketch sketch;

  Closing(Sketch sketch) {
    this.sketch = sketch;
  }

  void close(TreePath creation) {
    if (!(creation.getParentPath().getLeaf() instanceof VariableTree variable)
        || !(creation.getParentPath().getParentPath().getLeaf() instanceof BlockTree block)) {
      throw new NoSafeEdit("it is given to no local variable");
    }
    List<? extends StatementTree> statements = block.getStatements();
    List<? extends StatementTree> rest =
        statements.subList(statements.indexOf(variable) + 1, statements.size());
    if (rest.isEmpty() || isHandedOn(variable.getName().toString(), rest)) {
      throw new NoSafeEdit("it is to live on, or somebody closes it");
    }
    Draft draft = sketch.draft();
    int start = draft.start(variable);
    int end = draft.end(block) - 1;
    while (Character.isWhitespace(draft.text().charAt(end - 1))) {
      end--;
    }
    String indent = draft.indent(start);
    sketch.replace(
        start,
        end,
        "try ("
            + resource(variable)
            + ") {"
            + deeper(draft.text().substring(draft.end(variable), end))
            + "\n"
            + indent
            + "}");
  }

  /** A struct's interface need not be closeable; what makes it is. */
  private String resource(VariableTree variable) {
    Draft draft = sketch.draft();
    String text = draft.text(variable).replaceFirst("\\s*;\\s*$", "");
    Tree type = variable.getType();
    String name = type == null || draft.start(type) < 0 ? "var" : draft.text(type);
    if (name.startsWith("Optional")) {
      throw new NoSafeEdit("it is in an Optional");
    }
    boolean closeable =
        name.equals("var") || name.endsWith("Rec") || name.matches("(ResourcePool\\b.*|Arena)");
    return closeable ? text : "var" + text.substring(text.indexOf(name) + name.length());
  }

  /** Moves all lines but the first, which the statement before ends in. */
  private static String deeper(String text) {
    return text.replaceAll("\\n(?=[^\\n])", "\n  ");
  }

  private static boolean isHandedOn(String name, List<? extends StatementTree> rest) {
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private boolean found;

          private boolean isIt(@Nullable Tree tree) {
            return tree instanceof IdentifierTree each && each.getName().contentEquals(name);
          }

          @Override
          public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void nothing) {
            found |= isIt(tree.getExpression());
            return super.visitReturn(tree, null);
          }

          @Override
          public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            found |= isIt(tree.getInitializer());
            return super.visitVariable(tree, null);
          }

          @Override
          public @Nullable Void visitYield(YieldTree tree, @Nullable Void nothing) {
            found |= isIt(tree.getValue());
            return super.visitYield(tree, null);
          }

          @Override
          public @Nullable Void visitCase(CaseTree tree, @Nullable Void nothing) {
            found |= isIt(tree.getBody());
            return super.visitCase(tree, null);
          }

          @Override
          public @Nullable Void visitConditionalExpression(
              ConditionalExpressionTree tree, @Nullable Void nothing) {
            found |= isIt(tree.getTrueExpression()) || isIt(tree.getFalseExpression());
            return super.visitConditionalExpression(tree, null);
          }

          @Override
          public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
            found |= isIt(tree.getVariable()) || isIt(tree.getExpression());
            return super.visitAssignment(tree, null);
          }

          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree tree, @Nullable Void nothing) {
            ExpressionTree method = tree.getMethodSelect();
            found |=
                method instanceof MemberSelectTree select
                    && isIt(select.getExpression())
                    && select.getIdentifier().contentEquals("close");
            return super.visitMethodInvocation(tree, null);
          }
        };
    search.scan(rest, null);
    return search.found;
  }
}
