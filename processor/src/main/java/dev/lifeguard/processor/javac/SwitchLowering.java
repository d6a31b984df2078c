package dev.lifeguard.processor.javac;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Lowers switches. The cases are asked one after the other: one with constants only may be entered
 * from there, a pattern binds its variables first, and what its guard refuses goes on to the next.
 */
final class SwitchLowering {

  private final Context context;
  private final BlockBuilder blocks;

  SwitchLowering(Context context) {
    this.context = context;
    this.blocks = context.blocks();
  }

  void statement(SwitchTree tree, @Nullable Name label) {
    int selector = context.value(tree.getExpression());
    Target exit = blocks.target();
    context
        .jumps()
        .inside(
            new Scope.Breakable(label, true, exit, null),
            () -> cases(tree.getCases(), selector, exit, mayMatchNothing(tree.getCases()), null));
    blocks.start(exit);
  }

  /** The variable of the result. */
  int expression(SwitchExpressionTree tree) {
    int selector = context.value(tree.getExpression());
    int result = context.variable(context.fact(tree));
    var scope = new Scope.Yielding(result, blocks.target());
    context
        .jumps()
        .inside(scope, () -> cases(tree.getCases(), selector, scope.exit(), false, scope));
    blocks.start(scope.exit());
    return result;
  }

  /** An old switch statement without a default; newer ones have to be exhaustive. */
  private static boolean mayMatchNothing(List<? extends CaseTree> cases) {
    for (CaseTree each : cases) {
      for (CaseLabelTree label : each.getLabels()) {
        boolean exhaustive =
            label instanceof DefaultCaseLabelTree
                || label instanceof PatternCaseLabelTree
                || isNull(label);
        if (exhaustive) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isNull(CaseLabelTree label) {
    return label instanceof ConstantCaseLabelTree constant
        && constant.getConstantExpression().getKind() == Tree.Kind.NULL_LITERAL;
  }

  private void cases(
      List<? extends CaseTree> cases,
      int selector,
      Target exit,
      boolean mayMatchNothing,
      Scope.@Nullable Yielding result) {
    List<Target> bodies = new ArrayList<>(cases.size());
    Target otherwise = exit;
    boolean hasDefault = false;
    for (CaseTree each : cases) {
      Target body = blocks.target();
      bodies.add(body);
      hasDefault |= ask(each, selector, body);
      if (isDefault(each)) {
        otherwise = body;
      }
    }
    if (hasDefault || mayMatchNothing) {
      blocks.edge(otherwise);
    }
    blocks.unreachable();
    for (int i = 0; i < cases.size(); i++) {
      blocks.start(bodies.get(i));
      body(cases.get(i), exit, result);
      blocks.jump(i + 1 < cases.size() ? bodies.get(i + 1) : exit);
    }
  }

  private static boolean isDefault(CaseTree tree) {
    for (CaseLabelTree label : tree.getLabels()) {
      if (label instanceof DefaultCaseLabelTree) {
        return true;
      }
    }
    return false;
  }

  /** Ways from the question to the body; whether the case is taken when no other is. */
  private boolean ask(CaseTree tree, int selector, Target body) {
    boolean isDefault = false;
    for (CaseLabelTree label : tree.getLabels()) {
      switch (label) {
        case DefaultCaseLabelTree _ -> isDefault = true;
        case ConstantCaseLabelTree _ when isNull(label) && selector != Op.NONE ->
            match(body, () -> blocks.emit(new Op.AssumeNull(selector)), null);
        case ConstantCaseLabelTree _ -> guarded(body, tree.getGuard());
        case PatternCaseLabelTree pattern ->
            match(
                body,
                () ->
                    context
                        .expressions()
                        .conditions()
                        .patterns()
                        .bind(pattern.getPattern(), selector),
                tree.getGuard());
        default -> throw new Refused("a " + label.getKind() + " as a label");
      }
    }
    return isDefault;
  }

  private void guarded(Target body, @Nullable ExpressionTree guard) {
    if (guard == null) {
      blocks.edge(body);
    } else {
      match(body, () -> {}, guard);
    }
  }

  private void match(Target body, Runnable binding, @Nullable ExpressionTree guard) {
    Target matched = blocks.target();
    Target next = blocks.target();
    blocks.branch(matched, next);
    blocks.start(matched);
    binding.run();
    if (guard == null) {
      blocks.jump(body);
    } else {
      context.expressions().conditions().branch(guard, body, next);
    }
    blocks.start(next);
  }

  private void body(CaseTree tree, Target exit, Scope.@Nullable Yielding result) {
    if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      context.statements().all(tree.getStatements());
      return;
    }
    switch (tree.getBody()) {
      case ExpressionTree expression when result != null ->
          context.jumps().yieldTo(context.value(expression));
      case ExpressionTree expression -> context.expressions().discard(expression);
      case StatementTree statement -> context.statements().lower(statement);
      default -> throw new Refused("a case without a body");
    }
    blocks.jump(exit);
  }
}
