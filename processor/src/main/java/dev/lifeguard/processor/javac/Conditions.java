package dev.lifeguard.processor.javac;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.lifeguard.processor.flow.ir.Op;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Lowers conditions to branches, on which it is known what was asked. */
final class Conditions {

  private final Context context;
  private final Patterns patterns;

  Conditions(Context context) {
    this.context = context;
    this.patterns = new Patterns(context);
  }

  Patterns patterns() {
    return patterns;
  }

  /** Whether the expression is a constant, and which. */
  @Nullable Boolean constant(ExpressionTree tree) {
    ExpressionTree inner = strip(tree);
    if (inner instanceof LiteralTree literal) {
      return literal.getValue() instanceof Boolean value ? value : null;
    }
    TreeSort sort = TreeSort.of(inner);
    boolean name = sort == TreeSort.NAME || sort == TreeSort.SELECTION;
    if (name
        && context.unit().elementOrNull(inner) instanceof VariableElement variable
        && variable.getConstantValue() instanceof Boolean value) {
      return value;
    }
    return null;
  }

  /** The local is assigned that. */
  void assigned(Element local, ExpressionTree value) {
    context.blocks().flags(context.blocks().flags().with(local, constant(value)));
  }

  /** The local is changed to nobody knows what. */
  void assigned(Element local) {
    context.blocks().flags(context.blocks().flags().with(local, null));
  }

  /** A condition whose value is wanted: it has no lifetime, but what is in it may have effects. */
  int value(ExpressionTree tree) {
    if (!needsBranches(tree)) {
      operands(tree);
      return Op.NONE;
    }
    BlockBuilder blocks = context.blocks();
    Target after = blocks.target();
    branch(tree, after, after);
    blocks.start(after);
    return Op.NONE;
  }

  /** Whether part of the expression is evaluated on some ways only. */
  private static boolean needsBranches(ExpressionTree tree) {
    ExpressionTree inner = strip(tree);
    return switch (inner.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR -> true;
      case LOGICAL_COMPLEMENT -> needsBranches(((UnaryTree) inner).getExpression());
      default -> false;
    };
  }

  private void operands(ExpressionTree tree) {
    ExpressionTree inner = strip(tree);
    switch (TreeSort.of(inner)) {
      case COMPARISON -> {
        context.value(((BinaryTree) inner).getLeftOperand());
        context.value(((BinaryTree) inner).getRightOperand());
      }
      case LOGICAL -> operands(((UnaryTree) inner).getExpression());
      case INSTANCE_OF -> instanceOf((InstanceOfTree) inner);
      default -> context.value(inner);
    }
  }

  /** Goes to one of two places. */
  void branch(ExpressionTree tree, Target whenTrue, Target whenFalse) {
    ExpressionTree inner = strip(tree);
    switch (inner.getKind()) {
      case BOOLEAN_LITERAL ->
          context
              .blocks()
              .jump(Boolean.TRUE.equals(((LiteralTree) inner).getValue()) ? whenTrue : whenFalse);
      case LOGICAL_COMPLEMENT -> branch(((UnaryTree) inner).getExpression(), whenFalse, whenTrue);
      case CONDITIONAL_AND -> {
        Target right = context.blocks().target();
        branch(((BinaryTree) inner).getLeftOperand(), right, whenFalse);
        context.blocks().start(right);
        branch(((BinaryTree) inner).getRightOperand(), whenTrue, whenFalse);
      }
      case CONDITIONAL_OR -> {
        Target right = context.blocks().target();
        branch(((BinaryTree) inner).getLeftOperand(), whenTrue, right);
        context.blocks().start(right);
        branch(((BinaryTree) inner).getRightOperand(), whenTrue, whenFalse);
      }
      case EQUAL_TO -> comparison((BinaryTree) inner, whenTrue, whenFalse);
      case NOT_EQUAL_TO -> comparison((BinaryTree) inner, whenFalse, whenTrue);
      case METHOD_INVOCATION -> call((MethodInvocationTree) inner, whenTrue, whenFalse);
      case IDENTIFIER -> flag(inner, whenTrue, whenFalse);
      default -> {
        operands(inner);
        context.blocks().branch(whenTrue, whenFalse);
      }
    }
  }

  private void flag(ExpressionTree name, Target whenTrue, Target whenFalse) {
    BlockBuilder blocks = context.blocks();
    Boolean known = blocks.flags().get(context.unit().element(name));
    if (known != null) {
      blocks.jump(known ? whenTrue : whenFalse);
    } else {
      operands(name);
      blocks.branch(whenTrue, whenFalse);
    }
  }

  private void comparison(BinaryTree tree, Target whenEqual, Target whenNot) {
    int left = context.value(tree.getLeftOperand());
    int right = context.value(tree.getRightOperand());
    BlockBuilder blocks = context.blocks();
    int compared =
        isNull(tree.getRightOperand()) ? left : isNull(tree.getLeftOperand()) ? right : Op.NONE;
    if (compared == Op.NONE) {
      blocks.branch(whenEqual, whenNot);
      return;
    }
    known(new Op.AssumeNull(compared), whenEqual, whenNot);
  }

  /** On the way to {@code where}, and not on the way to {@code other}, something is known. */
  private void known(Op op, Target where, Target other) {
    BlockBuilder blocks = context.blocks();
    Target between = blocks.target();
    blocks.branch(between, other);
    blocks.start(between);
    blocks.emit(op);
    blocks.jump(where);
  }

  private void call(MethodInvocationTree tree, Target whenTrue, Target whenFalse) {
    if (asksWhetherOpen(tree)) {
      int pool = context.value(((MemberSelectTree) tree.getMethodSelect()).getExpression());
      if (pool != Op.NONE) {
        BlockBuilder blocks = context.blocks();
        Target open = blocks.target();
        blocks.edge(open);
        Target closed = blocks.target();
        blocks.jump(closed);
        blocks.start(open);
        blocks.emit(new Op.Assume(pool, true));
        blocks.jump(whenTrue);
        blocks.start(closed);
        blocks.emit(new Op.Assume(pool, false));
        blocks.jump(whenFalse);
        return;
      }
    }
    String asked = asksOptional(tree);
    if (asked != null) {
      int optional = context.value(((MemberSelectTree) tree.getMethodSelect()).getExpression());
      present(optional, asked.equals("isEmpty"), whenTrue, whenFalse);
      return;
    }
    int thread = context.expressions().calls().timedJoin(tree);
    if (thread != Op.NONE) {
      known(new Op.Await(thread, context.site(tree)), whenTrue, whenFalse);
      return;
    }
    context.value(tree);
    context.blocks().branch(whenTrue, whenFalse);
  }

  private void present(int optional, boolean asksForNone, Target whenTrue, Target whenFalse) {
    Op none = new Op.AssumeNull(optional);
    if (asksForNone) {
      known(none, whenTrue, whenFalse);
    } else {
      known(none, whenFalse, whenTrue);
    }
  }

  /** Which method says whether something is in an Optional; null if it is none. */
  private @Nullable String asksOptional(MethodInvocationTree tree) {
    if (!(tree.getMethodSelect() instanceof MemberSelectTree select)) {
      return null;
    }
    String name = select.getIdentifier().toString();
    boolean asks = name.equals("isEmpty") || name.equals("isPresent");
    return asks
            && Hierarchy.enclosingClass(context.unit().element(select))
                .getQualifiedName()
                .contentEquals("java.util.Optional")
        ? name
        : null;
  }

  private boolean asksWhetherOpen(MethodInvocationTree tree) {
    if (!(tree.getMethodSelect() instanceof MemberSelectTree select)
        || !select.getIdentifier().contentEquals("isOpen")) {
      return false;
    }
    Element method = context.unit().element(select);
    TypeElement owner = Hierarchy.enclosingClass(method);
    return context.run().lifetimes().isPool(owner);
  }

  private void instanceOf(InstanceOfTree tree) {
    int value = context.value(tree.getExpression());
    if (tree.getPattern() != null) {
      patterns.bind(tree.getPattern(), value);
    }
  }

  private static boolean isNull(Tree tree) {
    return tree.getKind() == Tree.Kind.NULL_LITERAL;
  }

  private static ExpressionTree strip(ExpressionTree tree) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    return inner;
  }
}
