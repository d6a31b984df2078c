package dev.lifeguard.processor.javac;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.javac.Invocation.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Makes the body that a method reference stands for: {@code Session::close} calls that. */
final class ReferenceLowering {

  private final Context outside;
  private final Run run;

  ReferenceLowering(Context outside) {
    this.outside = outside;
    this.run = outside.run();
  }

  /**
   * What comes with a reference.
   *
   * @param bound whether there is an object before the colons
   * @param tracked whether that object is tracked, and so the first parameter
   * @param captured what the new objects of a local or inner class capture
   * @param withThis whether {@code this} is among that
   */
  record Shape(boolean bound, boolean tracked, Captures.Captured captured, boolean withThis) {}

  Body lower(MemberReferenceTree tree, Shape shape) {
    Unit unit = outside.unit();
    ExecutableType signature = Functions.signature(unit.type(tree), run);
    boolean isNew = tree.getMode() == MemberReferenceTree.ReferenceMode.NEW;
    String name = tree.getQualifierExpression() + "::" + (isNew ? "new" : tree.getName());
    var context = new Context(unit, outside.owner(), name, false, outside.around());
    List<Parameter> parameters = new ArrayList<>();
    int receiver = Op.NONE;
    if (shape.withThis()) {
      BodyLowering.self(context, outside.owner(), parameters);
    }
    if (shape.tracked()) {
      receiver = context.blocks().newVariable();
      parameters.add(
          new Parameter(receiverName(tree), outside.fact(tree.getQualifierExpression())));
    }
    BodyLowering.captured(context, shape.captured(), parameters);
    List<Integer> values = new ArrayList<>();
    List<TypeFact> types = new ArrayList<>();
    for (TypeMirror each : signature.getParameterTypes()) {
      TypeFact fact = run.facts().of(each);
      int variable = context.blocks().newVariable();
      parameters.add(new Parameter("argument", fact));
      values.add(fact.canCarry() ? variable : Op.NONE);
      types.add(fact);
    }
    TypeMirror returned = signature.getReturnType();
    int value =
        body(context, tree, shape.bound(), receiver, new Arguments(values, types), returned);
    context.blocks().end(new Op.Return(value, context.site(tree)));
    return new Body(
        name,
        Optional.empty(),
        shape.withThis(),
        (shape.tracked() ? 1 : 0) + shape.captured().locals().size(),
        parameters,
        run.facts().of(returned),
        false,
        context.blocks().variables(),
        context.blocks().blocks(),
        context.loops());
  }

  private static String receiverName(MemberReferenceTree tree) {
    return tree.getQualifierExpression() instanceof IdentifierTree name
        ? name.getName().toString()
        : "receiver";
  }

  private int body(
      Context context,
      MemberReferenceTree tree,
      boolean bound,
      int receiver,
      Arguments given,
      TypeMirror returned) {
    Tree qualifier = tree.getQualifierExpression();
    TypeMirror type = outside.unit().type(qualifier);
    if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
      return construct(context, tree, type, given, returned);
    }
    var method = (ExecutableElement) outside.unit().element(tree);
    int self = receiver;
    Arguments arguments = given;
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (!bound && !isStatic) {
      self = given.values().getFirst();
      arguments = rest(given);
    }
    TypeFact declared = run.callees().of(method).result();
    TypeFact wanted = returned.getKind() == TypeKind.VOID ? declared : run.facts().of(returned);
    return context
        .expressions()
        .calls()
        .invoke(
            new Invocation(
                method,
                Hierarchy.element(type),
                self,
                boxed(context, method, arguments, tree),
                Optional.empty(),
                wanted.canCarry() ? wanted : declared,
                returned.getKind() != TypeKind.VOID,
                tree));
  }

  private static Arguments rest(Arguments given) {
    int count = given.values().size();
    return new Arguments(given.values().subList(1, count), given.types().subList(1, count));
  }

  private int construct(
      Context context,
      MemberReferenceTree tree,
      TypeMirror type,
      Arguments given,
      TypeMirror returned) {
    if (type.getKind() == TypeKind.ARRAY) {
      TypeFact fact = run.facts().of((ArrayType) type);
      int to = context.variable(fact);
      if (to != Op.NONE) {
        context.emit(new Op.New(to, fact, fact.name(), context.site(tree)));
      }
      return to;
    }
    var constructor = (ExecutableElement) outside.unit().element(tree);
    if (constructor.getKind() != ElementKind.CONSTRUCTOR) {
      throw new Refused("a reference to a constructor that is none");
    }
    TypeFact seen = run.facts().of(returned);
    TypeFact own = run.facts().of(type);
    return context
        .expressions()
        .creations()
        .create(
            constructor,
            own.canCarry() ? own : seen,
            CaptureStores.IMPLICIT,
            boxed(context, constructor, given, tree),
            tree);
  }

  private Arguments boxed(
      Context context, ExecutableElement method, Arguments given, MemberReferenceTree tree) {
    int declared = method.getParameters().size();
    int count = given.values().size();
    boolean exact =
        !method.isVarArgs() || (count == declared && given.types().getLast().name().endsWith("[]"));
    return exact || count < declared - 1
        ? given
        : context.expressions().calls().arguments().box(method, given, tree);
  }
}
