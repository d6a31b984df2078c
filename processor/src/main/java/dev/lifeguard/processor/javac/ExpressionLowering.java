package dev.lifeguard.processor.javac;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;

/** Lowers expressions to operations, and says in which variable the value is. */
final class ExpressionLowering {

  private final Context context;
  private final Conditions conditions;
  private final Assignments assignments;
  private final CallLowering calls;
  private final Creations creations;
  private final ClosureLowering closures;

  ExpressionLowering(Context context) {
    this.context = context;
    this.conditions = new Conditions(context);
    this.assignments = new Assignments(context);
    this.calls = new CallLowering(context);
    this.creations = new Creations(context, calls);
    this.closures = new ClosureLowering(context);
  }

  Conditions conditions() {
    return conditions;
  }

  CallLowering calls() {
    return calls;
  }

  Creations creations() {
    return creations;
  }

  Assignments assignments() {
    return assignments;
  }

  /** Lowers an expression whose value nobody wants. */
  void discard(ExpressionTree tree) {
    switch (TreeSort.of(tree)) {
      case CALL -> calls.lower((MethodInvocationTree) tree, false);
      default -> value(tree);
    }
  }

  /** Lowers an expression; the variable of its value, NONE if it has no lifetime. */
  int value(Tree tree) {
    return switch (TreeSort.of(tree)) {
      case LITERAL, TYPE -> Op.NONE;
      case NAME -> name((IdentifierTree) tree);
      case SELECTION -> selection((MemberSelectTree) tree);
      case CALL -> calls.lower((MethodInvocationTree) tree, true);
      case CREATION -> creations.lower((NewClassTree) tree);
      case NEW_ARRAY -> array((NewArrayTree) tree);
      case LAMBDA -> closures.lambda((LambdaExpressionTree) tree);
      case REFERENCE -> closures.reference((MemberReferenceTree) tree);
      case ASSIGNMENT -> assignments.assign((AssignmentTree) tree);
      case COMPOUND -> compound((CompoundAssignmentTree) tree);
      case UNARY -> unary((UnaryTree) tree);
      case BINARY -> binary((BinaryTree) tree);
      case COMPARISON, LOGICAL, INSTANCE_OF -> conditions.value((ExpressionTree) tree);
      case CONDITIONAL -> conditional((ConditionalExpressionTree) tree);
      case SWITCH_EXPRESSION -> new SwitchLowering(context).expression((SwitchExpressionTree) tree);
      case PARENTHESES -> value(((ParenthesizedTree) tree).getExpression());
      case CAST -> cast((TypeCastTree) tree);
      case INDEX -> index((ArrayAccessTree) tree);
      default -> throw new Refused("a " + tree.getKind() + " as an expression");
    };
  }

  private int name(IdentifierTree tree) {
    Element element = context.unit().element(tree);
    if (Variables.isLocal(element)) {
      return context.variables().local(element, tree);
    }
    if (tree.getName().contentEquals("this") || tree.getName().contentEquals("super")) {
      return context.variables().self();
    }
    return element.getKind() == ElementKind.FIELD
        ? ownField((VariableElement) element, tree)
        : Op.NONE;
  }

  /** A field without an object before it: of {@code this}, of an outer object, or static. */
  private int ownField(VariableElement field, Tree tree) {
    TypeFact fact = context.fact(field);
    if (field.getModifiers().contains(Modifier.STATIC)) {
      return loadStatic(field, fact, tree);
    }
    if (!fact.canCarry()) {
      return Op.NONE;
    }
    TypeElement owner = Hierarchy.enclosingClass(field);
    return load(context.variables().outer(owner, tree), field, fact, tree);
  }

  private int selection(MemberSelectTree tree) {
    Element element = context.unit().elementOrNull(tree);
    if (tree.getIdentifier().contentEquals("class") || element == null) {
      return Op.NONE;
    }
    if (tree.getIdentifier().contentEquals("this")) {
      TypeElement type = Hierarchy.element(context.unit().type(tree));
      return type == null ? Op.NONE : context.variables().outer(type, tree);
    }
    if (element.getKind() != ElementKind.FIELD) {
      return Op.NONE;
    }
    int base = isType(tree.getExpression()) ? Op.NONE : value(tree.getExpression());
    VariableElement field = (VariableElement) element;
    if (tree.getIdentifier().contentEquals("length") && field.getEnclosingElement() == null) {
      return Op.NONE;
    }
    TypeFact fact = context.fact(field);
    return field.getModifiers().contains(Modifier.STATIC)
        ? loadStatic(field, fact, tree)
        : load(base, field, fact, tree);
  }

  /** Whether the tree names a type or a package, and has no value. */
  boolean isType(Tree tree) {
    if (TreeSort.of(tree) == TreeSort.TYPE) {
      return true;
    }
    if (TreeSort.of(tree) != TreeSort.NAME && TreeSort.of(tree) != TreeSort.SELECTION) {
      return false;
    }
    Element element = context.unit().elementOrNull(tree);
    return element != null
        && (element instanceof TypeElement
            || element.getKind() == ElementKind.PACKAGE
            || element.getKind() == ElementKind.TYPE_PARAMETER);
  }

  private int loadStatic(VariableElement field, TypeFact fact, Tree tree) {
    if (!fact.canCarry()) {
      return Op.NONE;
    }
    int to = context.blocks().newVariable();
    context.emit(new Op.LoadStatic(to, context.run().fields().of(field), context.site(tree)));
    return to;
  }

  /** A field of an enum constant, which is not tracked itself, is as good as static. */
  private int load(int base, VariableElement field, TypeFact fact, Tree tree) {
    if (base == Op.NONE) {
      return loadStatic(field, fact, tree);
    }
    int to = context.variable(fact);
    if (to != Op.NONE) {
      FieldRef ref = substituted(context.variables().ref(field), tree);
      context.emit(new Op.Load(to, base, ref, context.site(tree)));
    }
    return to;
  }

  /** Where the declared type is a type variable, that of the expression may know more. */
  FieldRef substituted(FieldRef ref, Tree tree) {
    if (ref.type().carry() != Carry.CARRIER) {
      return ref;
    }
    return substituted(ref, context.fact(tree));
  }

  FieldRef substituted(FieldRef ref, TypeFact seen) {
    return ref.type().carry() == Carry.CARRIER && seen.carry() == Carry.HOMED
        ? new FieldRef(ref.key(), ref.name(), seen, ref.role())
        : ref;
  }

  private int compound(CompoundAssignmentTree tree) {
    value(tree.getVariable());
    value(tree.getExpression());
    return changed(tree.getVariable());
  }

  private int unary(UnaryTree tree) {
    value(tree.getExpression());
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          changed(tree.getExpression());
      default -> Op.NONE;
    };
  }

  private int changed(ExpressionTree target) {
    Element changed = context.unit().elementOrNull(target);
    if (changed != null) {
      conditions.assigned(changed);
    }
    return Op.NONE;
  }

  /** Long chains of additions lean to the left: they are lowered without recursion. */
  private int binary(BinaryTree tree) {
    List<ExpressionTree> right = new ArrayList<>();
    ExpressionTree next = tree;
    while (TreeSort.of(next) == TreeSort.BINARY) {
      BinaryTree binary = (BinaryTree) next;
      right.add(binary.getRightOperand());
      next = binary.getLeftOperand();
    }
    value(next);
    for (ExpressionTree operand : right.reversed()) {
      value(operand);
    }
    return Op.NONE;
  }

  private int conditional(ConditionalExpressionTree tree) {
    BlockBuilder blocks = context.blocks();
    int result = context.variable(context.fact(tree));
    Target whenTrue = blocks.target();
    Target whenFalse = blocks.target();
    Target after = blocks.target();
    conditions.branch(tree.getCondition(), whenTrue, whenFalse);
    blocks.start(whenTrue);
    choose(result, tree.getTrueExpression());
    blocks.jump(after);
    blocks.start(whenFalse);
    choose(result, tree.getFalseExpression());
    blocks.jump(after);
    blocks.start(after);
    return result;
  }

  private void choose(int result, ExpressionTree tree) {
    int value = value(tree);
    if (result != Op.NONE) {
      context.emit(new Op.Copy(result, value));
    }
  }

  private int cast(TypeCastTree tree) {
    int value = value(tree.getExpression());
    if (value == Op.NONE) {
      return Op.NONE;
    }
    int to = context.variable(context.fact(tree));
    if (to != Op.NONE) {
      context.emit(new Op.Copy(to, value));
    }
    return to;
  }

  private int index(ArrayAccessTree tree) {
    int array = value(tree.getExpression());
    value(tree.getIndex());
    TypeFact fact = context.fact(tree);
    int to = array == Op.NONE ? Op.NONE : context.variable(fact);
    if (to != Op.NONE) {
      context.emit(new Op.Load(to, array, FieldRefs.elements(fact), context.site(tree)));
    }
    return to;
  }

  private int array(NewArrayTree tree) {
    for (ExpressionTree dimension : tree.getDimensions()) {
      value(dimension);
    }
    ArrayType type = (ArrayType) context.unit().type(tree);
    TypeFact fact = context.run().facts().of(type);
    int to = context.variable(fact);
    if (to != Op.NONE) {
      context.emit(new Op.New(to, fact, fact.name(), context.site(tree)));
    }
    if (tree.getInitializers() == null) {
      return to;
    }
    TypeFact component = context.run().facts().of(type.getComponentType());
    for (ExpressionTree each : tree.getInitializers()) {
      int value = value(each);
      if (to != Op.NONE && value != Op.NONE) {
        context.emit(
            new Op.Store(
                to, FieldRefs.elements(component), value, context.fact(each), context.site(each)));
      }
    }
    return to;
  }
}
