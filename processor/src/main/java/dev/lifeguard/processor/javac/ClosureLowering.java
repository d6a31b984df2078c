package dev.lifeguard.processor.javac;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;

/** Lowers lambdas and method references to closures. */
final class ClosureLowering {

  private final Context context;

  ClosureLowering(Context context) {
    this.context = context;
  }

  int lambda(LambdaExpressionTree tree) {
    Captures.Captured captured = context.unit().captures().ofLambda(tree, context.owner());
    boolean withThis = captured.outer() && context.self() != Op.NONE;
    List<Integer> values = values(captured, withThis, tree);
    Body body = context.unit().closures().get(tree);
    if (body == null) {
      body = new BodyLowering(context.unit()).lambda(tree, captured, withThis, context);
      context.unit().closures().put(tree, body);
    }
    return closure(body, values, tree);
  }

  int reference(MemberReferenceTree tree) {
    Captures.Captured captured = context.unit().captures().ofReference(tree);
    boolean withThis = captured.outer() && context.self() != Op.NONE;
    boolean bound = !context.expressions().isType(tree.getQualifierExpression());
    int receiver = bound ? context.value(tree.getQualifierExpression()) : Op.NONE;
    Body body = context.unit().closures().get(tree);
    if (body == null) {
      var shape = new ReferenceLowering.Shape(bound, receiver != Op.NONE, captured, withThis);
      body = new ReferenceLowering(context).lower(tree, shape);
      context.unit().closures().put(tree, body);
    }
    return closure(
        body, receiver == Op.NONE ? values(captured, withThis, tree) : List.of(receiver), tree);
  }

  /** The variables of what is captured, {@code this} first. */
  private List<Integer> values(Captures.Captured captured, boolean withThis, Tree at) {
    List<Integer> values = new ArrayList<>();
    if (withThis) {
      values.add(context.self());
    }
    for (Element local : captured.locals()) {
      values.add(context.variables().local(local, at));
    }
    return values;
  }

  private int closure(Body body, List<Integer> captured, Tree at) {
    int to = context.blocks().newVariable();
    context.emit(new Op.Closure(to, body, captured, context.site(at)));
    return to;
  }
}
