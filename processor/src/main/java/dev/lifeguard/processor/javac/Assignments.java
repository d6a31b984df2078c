package dev.lifeguard.processor.javac;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Lowers assignments to locals, fields and elements of arrays. */
final class Assignments {

  private final Context context;

  Assignments(Context context) {
    this.context = context;
  }

  int assign(AssignmentTree tree) {
    ExpressionTree target = tree.getVariable();
    while (target instanceof ParenthesizedTree parentheses) {
      target = parentheses.getExpression();
    }
    if (target instanceof ArrayAccessTree access) {
      return element(access, tree.getExpression(), tree);
    }
    Element element = context.unit().element(target);
    if (Variables.isLocal(element)) {
      int value = context.value(tree.getExpression());
      context.variables().assign(element, value, tree);
      context.expressions().conditions().assigned(element, tree.getExpression());
      return context.variables().local(element, tree);
    }
    return field(target, (VariableElement) element, tree);
  }

  private int field(ExpressionTree target, VariableElement field, AssignmentTree tree) {
    boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
    int base = base(target, field, isStatic);
    int value = context.value(tree.getExpression());
    store(base, field, value, tree.getExpression(), tree);
    return value;
  }

  private int base(ExpressionTree target, VariableElement field, boolean isStatic) {
    if (target instanceof MemberSelectTree select) {
      return context.expressions().isType(select.getExpression())
          ? Op.NONE
          : context.value(select.getExpression());
    }
    if (isStatic || !context.fact(field).canCarry()) {
      return Op.NONE;
    }
    TypeElement owner = Hierarchy.enclosingClass(field);
    return context.variables().outer(owner, target);
  }

  /** Stores in a field; without a tracked object, the field is as good as static. */
  void store(int base, VariableElement field, int value, Tree valueTree, Tree at) {
    TypeFact fact = context.fact(field);
    if (!fact.canCarry()) {
      return;
    }
    TypeFact type = value == Op.NONE ? TypeFact.NEVER : context.fact(valueTree);
    if (base == Op.NONE || field.getModifiers().contains(Modifier.STATIC)) {
      FieldRef ref = context.run().fields().of(field);
      context.emit(new Op.StoreStatic(ref, value, type, context.site(at)));
      return;
    }
    FieldRef ref = context.variables().ref(field);
    if (at instanceof AssignmentTree assignment) {
      ref = context.expressions().substituted(ref, assignment.getVariable());
    }
    context.emit(new Op.Store(base, ref, value, type, context.site(at)));
  }

  private int element(ArrayAccessTree target, ExpressionTree expression, Tree at) {
    int array = context.value(target.getExpression());
    context.value(target.getIndex());
    int value = context.value(expression);
    TypeFact component = context.fact(target);
    if (array != Op.NONE && component.canCarry()) {
      context.emit(
          new Op.Store(
              array,
              FieldRefs.elements(component),
              value,
              value == Op.NONE ? TypeFact.NEVER : context.fact(expression),
              context.site(at)));
    }
    return value;
  }
}
