package dev.lifeguard.processor.javac;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Lowers loops: a head, a body, and the way back, on which the iteration ends. */
final class LoopLowering {

  private final Context context;

  LoopLowering(Context context) {
    this.context = context;
  }

  void lower(StatementTree tree, @Nullable Name label) {
    switch (tree) {
      case WhileLoopTree loop ->
          whileLoop(loop, loop.getCondition(), loop.getStatement(), List.of(), label);
      case DoWhileLoopTree loop -> doLoop(loop, label);
      case ForLoopTree loop -> {
        Around around = context.around();
        loop.getInitializer().forEach(context.statements()::lower);
        whileLoop(loop, loop.getCondition(), loop.getStatement(), loop.getUpdate(), label);
        context.around(around);
      }
      case EnhancedForLoopTree loop -> eachLoop(loop, label);
      default -> throw new Refused("a " + tree.getKind() + " as a loop");
    }
  }

  private void whileLoop(
      Tree tree,
      @Nullable ExpressionTree condition,
      StatementTree body,
      List<? extends StatementTree> updates,
      @Nullable Name label) {
    BlockBuilder blocks = context.blocks();
    int outer = enter(tree);
    int loop = context.loop();
    Target head = blocks.target();
    Target exit = blocks.target();
    Target back = blocks.target();
    int first = blocks.variables();
    blocks.jump(head);
    blocks.start(head);
    if (condition != null && !isTrue(condition)) {
      Target inside = blocks.target();
      context.expressions().conditions().branch(condition, inside, exit);
      blocks.start(inside);
    }
    body(body, label, exit, back);
    for (StatementTree update : updates) {
      context.statements().lower(update);
    }
    again(loop, first, head);
    leave(outer, exit);
  }

  private boolean isTrue(ExpressionTree condition) {
    return Boolean.TRUE.equals(context.expressions().conditions().constant(condition));
  }

  private void doLoop(DoWhileLoopTree tree, @Nullable Name label) {
    BlockBuilder blocks = context.blocks();
    int outer = enter(tree);
    int loop = context.loop();
    Target head = blocks.target();
    Target exit = blocks.target();
    Target back = blocks.target();
    int first = blocks.variables();
    blocks.jump(head);
    blocks.start(head);
    body(tree.getStatement(), label, exit, back);
    if (!isTrue(tree.getCondition())) {
      Target more = blocks.target();
      context.expressions().conditions().branch(tree.getCondition(), more, exit);
      blocks.start(more);
    }
    again(loop, first, head);
    leave(outer, exit);
  }

  private void eachLoop(EnhancedForLoopTree tree, @Nullable Name label) {
    var iteration = new Iteration(context, tree);
    BlockBuilder blocks = context.blocks();
    int outer = enter(tree);
    int loop = context.loop();
    Target head = blocks.target();
    Target inside = blocks.target();
    Target exit = blocks.target();
    Target back = blocks.target();
    int first = blocks.variables();
    blocks.jump(head);
    blocks.start(head);
    blocks.branch(inside, exit);
    blocks.start(inside);
    Around around = context.around();
    context.around(
        around.in(context.unit().element(tree.getVariable()), tree.getVariable(), context.unit()));
    iteration.next();
    body(tree.getStatement(), label, exit, back);
    context.around(around);
    again(loop, first, head);
    leave(outer, exit);
  }

  private int enter(Tree tree) {
    int outer = context.loop();
    context.loop(context.loopId(tree));
    return outer;
  }

  private void leave(int outer, Target exit) {
    context.loop(outer);
    context.blocks().start(exit);
  }

  private void body(StatementTree body, @Nullable Name label, Target exit, Target back) {
    context
        .jumps()
        .inside(
            new Scope.Breakable(label, true, exit, back), () -> context.statements().lower(body));
    context.blocks().jump(back);
    context.blocks().start(back);
  }

  /** The way back to the head; what came up in the iteration is gone then. */
  private void again(int loop, int first, Target head) {
    BlockBuilder blocks = context.blocks();
    if (blocks.isReachable()) {
      List<Integer> gone = new ArrayList<>();
      for (int variable = first; variable < blocks.variables(); variable++) {
        gone.add(variable);
      }
      blocks.emit(new Op.IterationEnd(loop, gone));
    }
    blocks.jump(head);
  }
}
