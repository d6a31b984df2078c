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
import javax.lang.model.type.TypeKind;
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

  /** A local begins with that value. */
  void begun(Element local, ExpressionTree value) {
    if (isFlag(local)) {
      context.blocks().assigned(local, constant(value));
    }
  }

  /** A local is assigned that. */
  void assigned(Element local, ExpressionTree value) {
    changed(local, constant(value));
  }

  /** A local is changed to nobody knows what. */
  void assigned(Element local) {
    changed(local, null);
  }

  private void changed(Element local, @Nullable Boolean value) {
    if (isFlag(local)) {
      context.blocks().assigned(local, value);
    } else {
      context.blocks().reassigned(local);
    }
  }

  private static boolean isFlag(Element local) {
    return local.asType().getKind() == TypeKind.BOOLEAN;
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
      case EQUAL_TO, NOT_EQUAL_TO, LESS_THAN, GREATER_THAN, LESS_THAN_EQUAL, GREATER_THAN_EQUAL -> {
        var comparison = (BinaryTree) inner;
        boolean contrary = Question.isContrary(comparison);
        comparison(comparison, contrary ? whenFalse : whenTrue, contrary ? whenTrue : whenFalse);
      }
      case METHOD_INVOCATION -> call((MethodInvocationTree) inner, whenTrue, whenFalse);
      case IDENTIFIER, MEMBER_SELECT -> flag(inner, whenTrue, whenFalse);
      default -> {
        operands(inner);
        context.blocks().branch(whenTrue, whenFalse);
      }
    }
  }

  private void flag(ExpressionTree tree, Target whenTrue, Target whenFalse) {
    context.value(tree);
    context.blocks().branch(Question.of(tree, context), whenTrue, whenFalse);
  }

  /** Goes on where the answer to what a comparison asks is yes, and no. */
  private void comparison(BinaryTree tree, Target whenYes, Target whenNo) {
    int left = context.value(tree.getLeftOperand());
    int right = context.value(tree.getRightOperand());
    int compared =
        isNull(tree.getRightOperand()) ? left : isNull(tree.getLeftOperand()) ? right : Op.NONE;
    Question question = Question.of(tree, context);
    if (compared == Op.NONE) {
      context.blocks().branch(question, whenYes, whenNo);
    } else {
      known(question, new Op.AssumeNull(compared), whenYes, whenNo);
    }
  }

  /** On the way to {@code whenYes}, and not on the way to {@code whenNo}, something is known. */
  private void known(@Nullable Question question, Op op, Target whenYes, Target whenNo) {
    BlockBuilder blocks = context.blocks();
    Target between = blocks.target();
    blocks.branch(question, between, whenNo);
    blocks.start(between);
    blocks.emit(op);
    blocks.jump(whenYes);
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
    ExpressionTree optional = askedOptional(tree);
    if (optional != null) {
      optional(tree, optional, whenTrue, whenFalse);
      return;
    }
    int thread = context.expressions().calls().timedJoin(tree);
    if (thread != Op.NONE) {
      known(null, new Op.Await(thread, context.site(tree)), whenTrue, whenFalse);
      return;
    }
    flag(tree, whenTrue, whenFalse);
  }

  private void optional(
      MethodInvocationTree tree, ExpressionTree optional, Target whenTrue, Target whenFalse) {
    boolean asksForNone = named(tree, "isEmpty");
    known(
        Question.isEmpty(optional, context),
        new Op.AssumeNull(context.value(optional)),
        asksForNone ? whenTrue : whenFalse,
        asksForNone ? whenFalse : whenTrue);
  }

  /** The Optional of which is asked whether something is in it; null if that is not asked. */
  private @Nullable ExpressionTree askedOptional(MethodInvocationTree tree) {
    return tree.getMethodSelect() instanceof MemberSelectTree select
            && (named(tree, "isEmpty") || named(tree, "isPresent"))
            && Hierarchy.enclosingClass(context.unit().element(select))
                .getQualifiedName()
                .contentEquals("java.util.Optional")
        ? select.getExpression()
        : null;
  }

  private static boolean named(MethodInvocationTree tree, String name) {
    return tree.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals(name);
  }

  private boolean asksWhetherOpen(MethodInvocationTree tree) {
    if (!named(tree, "isOpen")) {
      return false;
    }
    Element method = context.unit().element(tree.getMethodSelect());
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
