package dev.lifeguard.processor.javac;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Lowers statements to blocks. */
final class StatementLowering {

  private final Context context;
  private final LoopLowering loops;
  private final TryLowering tries;

  StatementLowering(Context context) {
    this.context = context;
    this.loops = new LoopLowering(context);
    this.tries = new TryLowering(context);
  }

  void all(List<? extends StatementTree> statements) {
    Around around = context.around();
    for (StatementTree statement : statements) {
      lower(statement);
    }
    context.around(around);
  }

  void lower(StatementTree tree) {
    switch (TreeSort.of(tree)) {
      case BLOCK -> all(((BlockTree) tree).getStatements());
      case VARIABLE -> variable((VariableTree) tree);
      case EXPRESSION ->
          context.expressions().discard(((ExpressionStatementTree) tree).getExpression());
      case IF -> choice((IfTree) tree);
      case LOOP -> loops.lower(tree, null);
      case LABELED -> labeled((LabeledStatementTree) tree);
      case SWITCH -> new SwitchLowering(context).statement((SwitchTree) tree, null);
      case JUMP -> jump(tree);
      case TRY -> tries.lower((TryTree) tree);
      case SYNCHRONIZED -> locked((SynchronizedTree) tree);
      case ASSERT -> assertion((AssertTree) tree);
      case EMPTY -> {}
      case TYPE_DECLARATION -> type((ClassTree) tree);
      default -> throw new Refused("a " + tree.getKind() + " as a statement");
    }
  }

  private void type(ClassTree tree) {
    TypeElement type = context.unit().typeElement(tree);
    context.unit().captures().announce(type, tree);
    context.unit().enter(tree, context.around());
  }

  private void variable(VariableTree tree) {
    Element element = context.unit().element(tree);
    Around around = context.around();
    context.around(around.in(element, tree, context.unit()));
    ExpressionTree initializer = tree.getInitializer();
    int value = context.value(initializer);
    context.variables().declare(tree);
    if (initializer != null) {
      context.variables().assign(element, value, tree);
      context.expressions().conditions().begun(element, initializer);
    }
    context.around(around);
  }

  private void choice(IfTree tree) {
    BlockBuilder blocks = context.blocks();
    Target whenTrue = blocks.target();
    Target whenFalse = blocks.target();
    context.expressions().conditions().branch(tree.getCondition(), whenTrue, whenFalse);
    blocks.start(whenTrue);
    lower(tree.getThenStatement());
    StatementTree otherwise = tree.getElseStatement();
    if (otherwise == null) {
      blocks.jump(whenFalse);
      blocks.start(whenFalse);
      return;
    }
    Target after = blocks.target();
    blocks.jump(after);
    blocks.start(whenFalse);
    lower(otherwise);
    blocks.jump(after);
    blocks.start(after);
  }

  private void labeled(LabeledStatementTree tree) {
    StatementTree body = tree.getStatement();
    switch (TreeSort.of(body)) {
      case LOOP -> loops.lower(body, tree.getLabel());
      case SWITCH -> new SwitchLowering(context).statement((SwitchTree) body, tree.getLabel());
      default -> {
        Target after = context.blocks().target();
        context
            .jumps()
            .inside(new Scope.Breakable(tree.getLabel(), false, after, null), () -> lower(body));
        context.blocks().jump(after);
        context.blocks().start(after);
      }
    }
  }

  private void jump(Tree tree) {
    switch (tree) {
      case BreakTree jump -> context.jumps().breakTo(jump.getLabel());
      case ContinueTree jump -> context.jumps().continueTo(jump.getLabel());
      case YieldTree jump -> context.jumps().yieldTo(context.value(jump.getValue()));
      case ReturnTree jump -> giveBack(jump.getExpression(), jump);
      case ThrowTree jump -> {
        int value = context.value(jump.getExpression());
        context.blocks().end(new Op.Throw(value, context.site(jump)));
      }
      default -> throw new Refused("a " + tree.getKind() + " as a jump");
    }
  }

  /** Leaves the body with the value of an expression, if there is one. */
  void giveBack(@Nullable ExpressionTree expression, Tree statement) {
    int value = context.value(expression);
    int result = Op.NONE;
    if (value != Op.NONE) {
      result = context.blocks().newVariable();
      context.emit(new Op.Copy(result, value));
    }
    context.jumps().returnTo(result, context.site(statement));
  }

  private void locked(SynchronizedTree tree) {
    int lock = context.value(tree.getExpression());
    if (lock != Op.NONE) {
      context.emit(new Op.Use(lock, context.site(tree.getExpression())));
    }
    lower(tree.getBlock());
  }

  private void assertion(AssertTree tree) {
    BlockBuilder blocks = context.blocks();
    Target after = blocks.target();
    Target fails = blocks.target();
    blocks.edge(after);
    Target checked = blocks.target();
    blocks.jump(checked);
    blocks.start(checked);
    context.expressions().conditions().branch(tree.getCondition(), after, fails);
    blocks.start(fails);
    context.value(tree.getDetail());
    blocks.end(new Op.Throw(Op.NONE, context.site(tree)));
    blocks.start(after);
  }
}
