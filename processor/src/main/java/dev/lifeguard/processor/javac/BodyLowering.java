package dev.lifeguard.processor.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Makes bodies of methods, constructors, initialisers and lambdas. */
final class BodyLowering {

  private static final String LAMBDA_IN = "lambda in ";

  private final Unit unit;
  private final Run run;

  BodyLowering(Unit unit) {
    this.unit = unit;
    this.run = unit.run();
  }

  /**
   * A method or constructor.
   *
   * @param lowering lowers the block, when the parameters are declared
   */
  Body method(
      MethodTree tree,
      ExecutableElement method,
      TypeElement owner,
      Around around,
      Consumer<Context> lowering) {
    Callee callee = run.callees().of(method);
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    boolean withThis = !method.getModifiers().contains(Modifier.STATIC);
    var context =
        new Context(unit, owner, callee.display(), constructor, around.in(method, tree, unit));
    List<Parameter> parameters = new ArrayList<>();
    if (withThis) {
      self(context, owner, parameters);
    }
    List<? extends VariableTree> declared = tree.getParameters();
    for (int i = 0; i < declared.size(); i++) {
      parameters.add(callee.parameters().get(i));
      parameter(context, declared.get(i));
    }
    lowering.accept(context);
    context.blocks().end(new Op.Return(Op.NONE, context.site(tree)));
    Body body =
        body(context, Optional.of(callee), withThis, 0, parameters, callee.result(), constructor);
    callee.body(body);
    return body;
  }

  /** Static initialisers and the initial values of static fields. */
  Body initialiser(TypeElement owner, Tree at, Around around, Consumer<Context> lowering) {
    String name = "the static initialiser of " + owner.getSimpleName();
    var context = new Context(unit, owner, name, false, around);
    lowering.accept(context);
    context.blocks().end(new Op.Return(Op.NONE, context.site(at)));
    return body(context, Optional.empty(), false, 0, List.of(), TypeFact.NEVER, false);
  }

  /** A lambda; {@code outside} is the body that it stands in. */
  Body lambda(
      LambdaExpressionTree tree, Captures.Captured captured, boolean withThis, Context outside) {
    var context =
        new Context(unit, outside.owner(), lambdaName(outside.name()), false, outside.around());
    List<Parameter> parameters = new ArrayList<>();
    if (withThis) {
      self(context, outside.owner(), parameters);
    }
    captured(context, captured, parameters);
    for (VariableTree each : tree.getParameters()) {
      Element element = unit.element(each);
      parameters.add(new Parameter(each.getName().toString(), outside.fact(element)));
      parameter(context, each);
    }
    TypeMirror returned = Functions.signature(unit.type(tree), run).getReturnType();
    lambdaBody(tree.getBody(), returned.getKind() == TypeKind.VOID, context);
    TypeFact result = run.facts().of(returned);
    int captures = captured.locals().size();
    return body(context, Optional.empty(), withThis, captures, parameters, result, false);
  }

  private static String lambdaName(String outside) {
    return outside.startsWith(LAMBDA_IN) ? outside : LAMBDA_IN + outside;
  }

  /** Makes parameters of captured locals. */
  static void captured(Context context, Captures.Captured captured, List<Parameter> parameters) {
    for (Element local : captured.locals()) {
      int variable = context.blocks().newVariable();
      context.locals().put(local, variable);
      parameters.add(new Parameter(local.getSimpleName().toString(), context.fact(local)));
    }
  }

  private void lambdaBody(Tree tree, boolean isVoid, Context context) {
    if (tree instanceof BlockTree block) {
      context.statements().lower(block);
      context.blocks().end(new Op.Return(Op.NONE, context.site(block)));
    } else if (isVoid) {
      context.expressions().discard((ExpressionTree) tree);
      context.blocks().end(new Op.Return(Op.NONE, context.site(tree)));
    } else {
      context.statements().giveBack((ExpressionTree) tree, tree);
    }
  }

  /** {@code this} of a type without lifetime has a number, too, but is never mentioned. */
  static void self(Context context, TypeElement owner, List<Parameter> parameters) {
    TypeFact fact = context.run().facts().of(owner.asType());
    int variable = context.blocks().newVariable();
    context.self(fact.canCarry() ? variable : Op.NONE);
    parameters.add(new Parameter("this", fact));
  }

  private void parameter(Context context, VariableTree tree) {
    Element element = unit.element(tree);
    int variable = context.blocks().newVariable();
    context.locals().put(element, context.fact(element).canCarry() ? variable : Op.NONE);
  }

  private static Body body(
      Context context,
      Optional<Callee> callee,
      boolean withThis,
      int captures,
      List<Parameter> parameters,
      TypeFact result,
      boolean constructor) {
    return new Body(
        context.name(),
        callee,
        withThis,
        captures,
        List.copyOf(parameters),
        result,
        constructor,
        context.blocks().variables(),
        context.blocks().blocks(),
        List.copyOf(context.loops()));
  }
}
