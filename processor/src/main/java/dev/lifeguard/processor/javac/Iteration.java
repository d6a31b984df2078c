package dev.lifeguard.processor.javac;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What an enhanced for loop goes over, and how it gets the next element. */
final class Iteration {

  private final Context context;
  private final EnhancedForLoopTree tree;
  private final TypeFact element;

  /** The array or collection; the iterator, if code of a user may be behind it. */
  private final int source;

  private final boolean iterator;

  /** Lowers what is done once, before the first element. */
  Iteration(Context context, EnhancedForLoopTree tree) {
    this.context = context;
    this.tree = tree;
    ExpressionTree expression = tree.getExpression();
    TypeMirror type = context.unit().type(expression);
    int over = context.value(expression);
    TypeElement container = Hierarchy.element(type);
    boolean array = type.getKind() == TypeKind.ARRAY;
    boolean known = array || container == null || context.run().jdk().isCollection(container);
    this.iterator = over != Op.NONE && !known;
    this.element = element(type, array);
    this.source = iterator && container != null ? iterator(container, over) : over;
    if (over != Op.NONE && known && !array) {
      context.emit(new Op.Use(over, context.site(expression)));
    }
  }

  /** Gets the next element into the loop's variable. */
  void next() {
    Element variable = context.unit().element(tree.getVariable());
    int value = iterator ? fromIterator() : fromContent();
    context.variables().declare(tree.getVariable());
    context.variables().assign(variable, value, tree.getVariable());
  }

  private int fromContent() {
    int value = source == Op.NONE ? Op.NONE : context.variable(element);
    if (value != Op.NONE) {
      String name = context.fact(tree.getExpression()).name();
      FieldRef content = FieldRef.content(FieldRef.ELEMENTS, name, element);
      context.emit(new Op.Load(value, source, content, site()));
    }
    return value;
  }

  private int fromIterator() {
    int value = context.variable(element);
    call("java.util.Iterator", "next", value, source, element);
    return value;
  }

  private int iterator(TypeElement container, int over) {
    int to = context.blocks().newVariable();
    context
        .run()
        .hierarchy()
        .method(container, "iterator")
        .ifPresent(
            method ->
                context.emit(
                    new Op.Call(
                        to,
                        context.run().callees().of(method),
                        over,
                        List.of(),
                        List.of(),
                        context.run().callees().of(method).result(),
                        context.site(tree.getExpression()))));
    return to;
  }

  private void call(String type, String name, int to, int receiver, TypeFact result) {
    TypeElement owner = context.run().elements().getTypeElement(type);
    if (owner != null) {
      context
          .run()
          .hierarchy()
          .method(owner, name)
          .ifPresent(
              method ->
                  context.emit(
                      new Op.Call(
                          to,
                          context.run().callees().of(method),
                          receiver,
                          List.of(),
                          List.of(),
                          result,
                          site())));
    }
  }

  private Site site() {
    return context.site(tree.getVariable());
  }

  /** What the elements are: as the array or the loop's variable says. */
  private TypeFact element(TypeMirror type, boolean array) {
    return array
        ? context.run().facts().of(((ArrayType) type).getComponentType())
        : context.fact(context.unit().element(tree.getVariable()));
  }
}
