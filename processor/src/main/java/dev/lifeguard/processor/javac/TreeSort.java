package dev.lifeguard.processor.javac;

import com.sun.source.tree.Tree;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sorts of trees that are lowered alike. A kind of tree without a sort is refused. */
enum TreeSort {
  // Expressions
  LITERAL(
      Tree.Kind.INT_LITERAL,
      Tree.Kind.LONG_LITERAL,
      Tree.Kind.FLOAT_LITERAL,
      Tree.Kind.DOUBLE_LITERAL,
      Tree.Kind.BOOLEAN_LITERAL,
      Tree.Kind.CHAR_LITERAL,
      Tree.Kind.STRING_LITERAL,
      Tree.Kind.NULL_LITERAL),
  NAME(Tree.Kind.IDENTIFIER),
  SELECTION(Tree.Kind.MEMBER_SELECT),
  CALL(Tree.Kind.METHOD_INVOCATION),
  CREATION(Tree.Kind.NEW_CLASS),
  NEW_ARRAY(Tree.Kind.NEW_ARRAY),
  LAMBDA(Tree.Kind.LAMBDA_EXPRESSION),
  REFERENCE(Tree.Kind.MEMBER_REFERENCE),
  ASSIGNMENT(Tree.Kind.ASSIGNMENT),
  COMPOUND(
      Tree.Kind.MULTIPLY_ASSIGNMENT,
      Tree.Kind.DIVIDE_ASSIGNMENT,
      Tree.Kind.REMAINDER_ASSIGNMENT,
      Tree.Kind.PLUS_ASSIGNMENT,
      Tree.Kind.MINUS_ASSIGNMENT,
      Tree.Kind.LEFT_SHIFT_ASSIGNMENT,
      Tree.Kind.RIGHT_SHIFT_ASSIGNMENT,
      Tree.Kind.UNSIGNED_RIGHT_SHIFT_ASSIGNMENT,
      Tree.Kind.AND_ASSIGNMENT,
      Tree.Kind.XOR_ASSIGNMENT,
      Tree.Kind.OR_ASSIGNMENT),
  UNARY(
      Tree.Kind.POSTFIX_INCREMENT,
      Tree.Kind.POSTFIX_DECREMENT,
      Tree.Kind.PREFIX_INCREMENT,
      Tree.Kind.PREFIX_DECREMENT,
      Tree.Kind.UNARY_PLUS,
      Tree.Kind.UNARY_MINUS,
      Tree.Kind.BITWISE_COMPLEMENT),
  BINARY(
      Tree.Kind.MULTIPLY,
      Tree.Kind.DIVIDE,
      Tree.Kind.REMAINDER,
      Tree.Kind.PLUS,
      Tree.Kind.MINUS,
      Tree.Kind.LEFT_SHIFT,
      Tree.Kind.RIGHT_SHIFT,
      Tree.Kind.UNSIGNED_RIGHT_SHIFT,
      Tree.Kind.LESS_THAN,
      Tree.Kind.GREATER_THAN,
      Tree.Kind.LESS_THAN_EQUAL,
      Tree.Kind.GREATER_THAN_EQUAL,
      Tree.Kind.AND,
      Tree.Kind.XOR,
      Tree.Kind.OR),
  COMPARISON(Tree.Kind.EQUAL_TO, Tree.Kind.NOT_EQUAL_TO),
  LOGICAL(Tree.Kind.CONDITIONAL_AND, Tree.Kind.CONDITIONAL_OR, Tree.Kind.LOGICAL_COMPLEMENT),
  CONDITIONAL(Tree.Kind.CONDITIONAL_EXPRESSION),
  SWITCH_EXPRESSION(Tree.Kind.SWITCH_EXPRESSION),
  PARENTHESES(Tree.Kind.PARENTHESIZED),
  CAST(Tree.Kind.TYPE_CAST),
  INDEX(Tree.Kind.ARRAY_ACCESS),
  INSTANCE_OF(Tree.Kind.INSTANCE_OF),

  // Statements
  BLOCK(Tree.Kind.BLOCK),
  VARIABLE(Tree.Kind.VARIABLE),
  EXPRESSION(Tree.Kind.EXPRESSION_STATEMENT),
  IF(Tree.Kind.IF),
  LOOP(
      Tree.Kind.WHILE_LOOP,
      Tree.Kind.DO_WHILE_LOOP,
      Tree.Kind.FOR_LOOP,
      Tree.Kind.ENHANCED_FOR_LOOP),
  LABELED(Tree.Kind.LABELED_STATEMENT),
  SWITCH(Tree.Kind.SWITCH),
  JUMP(Tree.Kind.BREAK, Tree.Kind.CONTINUE, Tree.Kind.YIELD, Tree.Kind.RETURN, Tree.Kind.THROW),
  TRY(Tree.Kind.TRY),
  SYNCHRONIZED(Tree.Kind.SYNCHRONIZED),
  ASSERT(Tree.Kind.ASSERT),
  EMPTY(Tree.Kind.EMPTY_STATEMENT),
  TYPE_DECLARATION(
      Tree.Kind.CLASS,
      Tree.Kind.INTERFACE,
      Tree.Kind.ENUM,
      Tree.Kind.RECORD,
      Tree.Kind.ANNOTATION_TYPE),

  // Parts of expressions and statements, which are lowered with the whole
  PATTERN(Tree.Kind.ANY_PATTERN, Tree.Kind.BINDING_PATTERN, Tree.Kind.DECONSTRUCTION_PATTERN),
  PART(
      Tree.Kind.CASE,
      Tree.Kind.CATCH,
      Tree.Kind.DEFAULT_CASE_LABEL,
      Tree.Kind.CONSTANT_CASE_LABEL,
      Tree.Kind.PATTERN_CASE_LABEL),

  // Types, which have no value
  TYPE(
      Tree.Kind.ARRAY_TYPE,
      Tree.Kind.PRIMITIVE_TYPE,
      Tree.Kind.PARAMETERIZED_TYPE,
      Tree.Kind.UNION_TYPE,
      Tree.Kind.INTERSECTION_TYPE,
      Tree.Kind.UNBOUNDED_WILDCARD,
      Tree.Kind.EXTENDS_WILDCARD,
      Tree.Kind.SUPER_WILDCARD,
      Tree.Kind.ANNOTATED_TYPE),

  /** Stands outside of bodies. */
  OUTSIDE(
      Tree.Kind.ANNOTATION,
      Tree.Kind.TYPE_ANNOTATION,
      Tree.Kind.COMPILATION_UNIT,
      Tree.Kind.EXPORTS,
      Tree.Kind.IMPORT,
      Tree.Kind.METHOD,
      Tree.Kind.MODIFIERS,
      Tree.Kind.MODULE,
      Tree.Kind.OPENS,
      Tree.Kind.PACKAGE,
      Tree.Kind.PROVIDES,
      Tree.Kind.REQUIRES,
      Tree.Kind.TYPE_PARAMETER,
      Tree.Kind.USES),

  /** Source that javac could not make sense of. */
  WRONG(Tree.Kind.ERRONEOUS, Tree.Kind.OTHER);

  private static final Map<Tree.Kind, TreeSort> SORTS = sorts();

  @SuppressWarnings("ImmutableEnumChecker") // never written again
  private final Tree.Kind[] kinds;

  TreeSort(Tree.Kind... kinds) {
    this.kinds = kinds;
  }

  /** The sort of a tree. */
  static TreeSort of(Tree tree) {
    TreeSort sort = ofKind(tree.getKind());
    if (sort == null) {
      throw new Refused("a " + tree.getKind());
    }
    return sort;
  }

  /** The sort of a kind; null if it is not known. */
  static @Nullable TreeSort ofKind(Tree.Kind kind) {
    return SORTS.get(kind);
  }

  private static Map<Tree.Kind, TreeSort> sorts() {
    Map<Tree.Kind, TreeSort> sorts = new EnumMap<>(Tree.Kind.class);
    for (TreeSort sort : values()) {
      for (Tree.Kind kind : sort.kinds) {
        sorts.put(kind, sort);
      }
    }
    return sorts;
  }
}
