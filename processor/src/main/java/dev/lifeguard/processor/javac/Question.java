package dev.lifeguard.processor.javac;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * What a condition asks of locals, constants, final fields and components, and of nothing else: so
 * it has the same answer until one of the locals changes.
 *
 * @param sort what is asked
 * @param operands variables, as elements, constants and components
 */
record Question(Sort sort, List<Object> operands) {

  enum Sort {
    /** Whether something boolean is true. */
    FLAG,
    EQUAL,
    /** Whether the first is less than the second. */
    LESS
  }

  /** A component of a record or struct, which is the same for good. */
  private record Component(Object of, Object accessor) {}

  /** What {@code null} is as an operand. */
  private static final Object NULL = "null";

  static Question flag(Element variable) {
    return new Question(Sort.FLAG, List.of(variable));
  }

  /** What a boolean expression asks; null if that may change though no local is assigned. */
  static @Nullable Question of(ExpressionTree condition, Context context) {
    Object asked = operand(condition, context);
    boolean flag = context.unit().type(condition).getKind() == TypeKind.BOOLEAN;
    return flag && asked != null ? new Question(Sort.FLAG, List.of(asked)) : null;
  }

  /** Whether an Optional is empty, which never changes. */
  static @Nullable Question isEmpty(ExpressionTree optional, Context context) {
    Object of = operand(optional, context);
    return of == null ? null : new Question(Sort.FLAG, List.of(new Component(of, "isEmpty")));
  }

  /**
   * What a comparison asks, or is {@linkplain #isContrary contrary} to; null if that may change
   * though no local is assigned.
   */
  static @Nullable Question of(BinaryTree comparison, Context context) {
    Object left = operand(comparison.getLeftOperand(), context);
    Object right = operand(comparison.getRightOperand(), context);
    if (left == null || right == null) {
      return null;
    }
    return switch (comparison.getKind()) {
      case EQUAL_TO, NOT_EQUAL_TO -> equal(left, right);
      case LESS_THAN, GREATER_THAN_EQUAL ->
          isWhole(comparison, context.unit()) ? less(left, right) : null;
      case GREATER_THAN, LESS_THAN_EQUAL ->
          isWhole(comparison, context.unit()) ? less(right, left) : null;
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

  private static @Nullable Object operand(ExpressionTree tree, Context context) {
    ExpressionTree inner = tree;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    return switch (inner) {
      case LiteralTree literal -> literal.getValue() == null ? NULL : literal.getValue();
      case IdentifierTree _, MemberSelectTree _ -> named(inner, context);
      case MethodInvocationTree call -> called(call, context);
      default -> null;
    };
  }

  private static @Nullable Object called(MethodInvocationTree call, Context context) {
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && context.unit().elementOrNull(select) instanceof ExecutableElement method
        && context.run().structs().isComponent(method)) {
      Object of = operand(select.getExpression(), context);
      return of == null ? null : new Component(of, method);
    }
    return null;
  }

  private static @Nullable Object named(ExpressionTree name, Context context) {
    if (!(context.unit().elementOrNull(name) instanceof VariableElement variable)) {
      return null;
    }
    Object constant = variable.getConstantValue();
    return constant == null && stays(variable, name, context) ? variable : constant;
  }

  /** Whether it is the same until it is assigned in this very body. */
  private static boolean stays(VariableElement variable, ExpressionTree name, Context context) {
    return switch (variable.getKind()) {
      case ENUM_CONSTANT -> true;
      case FIELD ->
          variable.getModifiers().contains(Modifier.FINAL)
              && !context.isConstructor()
              && isOfThis(variable, name);
      default -> Variables.isLocal(variable);
    };
  }

  private static boolean isOfThis(VariableElement field, ExpressionTree name) {
    return !(name instanceof MemberSelectTree select)
        || field.getModifiers().contains(Modifier.STATIC)
        || (select.getExpression() instanceof IdentifierTree object
            && object.getName().contentEquals("this"));
  }

  boolean mentions(Element local) {
    return operands.stream().anyMatch(operand -> mentions(operand, local));
  }

  private static boolean mentions(Object operand, Element local) {
    return operand instanceof Component component
        ? mentions(component.of(), local)
        : operand.equals(local);
  }
}
