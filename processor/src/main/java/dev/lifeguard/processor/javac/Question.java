package dev.lifeguard.processor.javac;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What a condition asks of locals and constants, and of nothing else: so it has the same answer
 * until one of the locals changes.
 *
 * @param sort what is asked
 * @param operands locals, as elements, and constants
 */
record Question(Sort sort, List<Object> operands) {

  enum Sort {
    /** Whether a boolean local is true. */
    FLAG,
    EQUAL,
    /** Whether the first is less than the second. */
    LESS
  }

  /** What {@code null} is as an operand. */
  private static final Object NULL = "null";

  static Question flag(Element local) {
    return new Question(Sort.FLAG, List.of(local));
  }

  /**
   * What a comparison asks, or is {@linkplain #isContrary contrary} to; null if that may change
   * though no local is assigned.
   */
  static @Nullable Question of(BinaryTree comparison, Unit unit) {
    Object left = operand(comparison.getLeftOperand(), unit);
    Object right = operand(comparison.getRightOperand(), unit);
    if (left == null || right == null) {
      return null;
    }
    return switch (comparison.getKind()) {
      case EQUAL_TO, NOT_EQUAL_TO -> equal(left, right);
      case LESS_THAN, GREATER_THAN_EQUAL -> isWhole(comparison, unit) ? less(left, right) : null;
      case GREATER_THAN, LESS_THAN_EQUAL -> isWhole(comparison, unit) ? less(right, left) : null;
      default -> null;
    };
  }

  /** Whether a comparison is true where the answer to its question is no. */
  static boolean isContrary(BinaryTree comparison) {
    return switch (comparison.getKind()) {
      case NOT_EQUAL_TO, GREATER_THAN_EQUAL, LESS_THAN_EQUAL -> true;
      default -> false;
    };
  }

  private static Question equal(Object left, Object right) {
    boolean turned = right instanceof VariableElement variable && Variables.isLocal(variable);
    return new Question(Sort.EQUAL, turned ? List.of(right, left) : List.of(left, right));
  }

  private static Question less(Object left, Object right) {
    return new Question(Sort.LESS, List.of(left, right));
  }

  /** Of other numbers, greater or equal is not contrary to less: there is one that is neither. */
  private static boolean isWhole(BinaryTree comparison, Unit unit) {
    return isWhole(comparison.getLeftOperand(), unit)
        && isWhole(comparison.getRightOperand(), unit);
  }

  private static boolean isWhole(ExpressionTree operand, Unit unit) {
    return switch (unit.type(operand).getKind()) {
      case BYTE, SHORT, CHAR, INT, LONG -> true;
      default -> false;
    };
  }

  private static @Nullable Object operand(ExpressionTree tree, Unit unit) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    return switch (inner) {
      case LiteralTree literal -> literal.getValue() == null ? NULL : literal.getValue();
      case IdentifierTree _, MemberSelectTree _ -> named(unit.elementOrNull(inner));
      default -> null;
    };
  }

  private static @Nullable Object named(@Nullable Element element) {
    if (!(element instanceof VariableElement variable)) {
      return null;
    }
    Object constant = variable.getConstantValue();
    if (constant != null) {
      return constant;
    }
    boolean stays = Variables.isLocal(variable) || variable.getKind() == ElementKind.ENUM_CONSTANT;
    return stays ? variable : null;
  }

  boolean mentions(Element local) {
    return operands.contains(local);
  }
}
