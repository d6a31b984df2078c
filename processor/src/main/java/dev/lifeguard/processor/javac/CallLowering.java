package dev.lifeguard.processor.javac;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.javac.Invocation.Arguments;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Lowers calls of methods. */
final class CallLowering {

  private final Context context;
  private final ArgumentLowering arguments;
  private final StructCalls structs;

  CallLowering(Context context) {
    this.context = context;
    this.arguments = new ArgumentLowering(context);
    this.structs = new StructCalls(context);
  }

  ArgumentLowering arguments() {
    return arguments;
  }

  int lower(MethodInvocationTree tree, boolean wanted) {
    ExpressionTree select = select(tree);
    ExecutableElement method = method(select);
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      constructor(method, select, tree);
      return Op.NONE;
    }
    Invocation call = invocation(method, select, tree, wanted);
    int result = invoke(call);
    if (wanted && isTimedJoin(method)) { // whoever asks whether it has ended goes on if it has
      context.emit(new Op.Await(call.receiver(), context.site(tree)));
    }
    return result;
  }

  /** Lowers a call that says whether a thread has ended; NONE, and nothing done, for any other. */
  int timedJoin(MethodInvocationTree tree) {
    ExpressionTree select = select(tree);
    ExecutableElement method = method(select);
    if (!isTimedJoin(method)) {
      return Op.NONE;
    }
    Invocation call = invocation(method, select, tree, false);
    invoke(call);
    return call.receiver();
  }

  private static boolean isTimedJoin(ExecutableElement method) {
    return method.getSimpleName().contentEquals("join")
        && method.getReturnType().getKind() == TypeKind.BOOLEAN
        && Hierarchy.enclosingClass(method).getQualifiedName().contentEquals("java.lang.Thread");
  }

  private static ExpressionTree select(MethodInvocationTree tree) {
    ExpressionTree select = tree.getMethodSelect();
    while (select instanceof ParenthesizedTree parentheses) {
      select = parentheses.getExpression();
    }
    return select;
  }

  private ExecutableElement method(ExpressionTree select) {
    if (!(context.unit().element(select) instanceof ExecutableElement method)) {
      throw new Refused("a call of something that is no method");
    }
    return method;
  }

  private Invocation invocation(
      ExecutableElement method, ExpressionTree select, MethodInvocationTree tree, boolean wanted) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    int receiver = Op.NONE;
    TypeElement receiverType;
    if (select instanceof MemberSelectTree member) {
      ExpressionTree before = member.getExpression();
      boolean isType = isStatic && context.expressions().isType(before);
      receiver = isType ? Op.NONE : context.value(before);
      receiverType = Hierarchy.element(context.unit().type(before));
    } else {
      TypeElement owner = Hierarchy.enclosingClass(method);
      receiver = isStatic ? Op.NONE : context.variables().outer(owner, select);
      receiverType =
          context.run().hierarchy().isSubclass(context.owner(), owner) ? context.owner() : owner;
    }
    return new Invocation(
        method,
        receiverType,
        isStatic ? Op.NONE : receiver,
        arguments.lower(method, tree.getArguments(), tree),
        literal(tree.getArguments()),
        context.fact(tree),
        wanted,
        tree);
  }

  /** {@code this(...)} and {@code super(...)}. */
  private void constructor(
      ExecutableElement method, ExpressionTree select, MethodInvocationTree tree) {
    int outer =
        select instanceof MemberSelectTree member
            ? context.value(member.getExpression())
            : CaptureStores.IMPLICIT;
    Arguments given = arguments.lower(method, tree.getArguments(), tree);
    TypeElement type = Hierarchy.enclosingClass(method);
    boolean other = !type.equals(context.owner());
    if (other && context.self() != Op.NONE) {
      new CaptureStores(context).emit(type, context.self(), outer, tree);
    }
    if (!isTrivial(type)) {
      call(method, context.self(), given, Op.NONE, TypeFact.NEVER, tree);
    }
  }

  /** Whether the constructors of the class do nothing. */
  static boolean isTrivial(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return switch (name) {
      case "java.lang.Object", "java.lang.Record", "java.lang.Enum" -> true;
      default -> false;
    };
  }

  /** A call whose parts are evaluated. */
  int invoke(Invocation call) {
    Integer handled = structs.lower(call);
    if (handled != null) {
      return handled;
    }
    RecordComponentElement component = component(call.method());
    if (component != null && call.receiver() != Op.NONE) {
      return component(component, call);
    }
    int to = call.wanted() ? context.variable(call.result()) : Op.NONE;
    if (matters(call)) {
      call(call.method(), call.receiver(), call.arguments(), to, call.result(), call.at());
    } else if (context.blocks().handler() != Block.LEAVES) {
      context.blocks().mayThrow(context.site(call.at()));
    }
    return to;
  }

  /** Whether it could do something: with what it is given, or with static fields of this run. */
  private boolean matters(Invocation call) {
    if (call.receiver() != Op.NONE || call.result().canCarry() || isOurCommand(call.method())) {
      return true;
    }
    for (int argument : call.arguments().values()) {
      if (argument != Op.NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a method of ours that takes nothing: what it works on is in static fields. */
  private boolean isOurCommand(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && context.run().callees().isOurs(Hierarchy.enclosingClass(method));
  }

  void call(
      ExecutableElement method, int receiver, Arguments given, int to, TypeFact result, Tree at) {
    context.emit(
        new Op.Call(
            to,
            context.run().callees().of(method),
            receiver,
            given.values(),
            given.types(),
            result,
            context.site(at)));
  }

  private int component(RecordComponentElement component, Invocation call) {
    int to = context.variable(call.result());
    if (to != Op.NONE) {
      var ref =
          context.expressions().substituted(context.run().fields().of(component), call.result());
      context.emit(new Op.Load(to, call.receiver(), ref, context.site(call.at())));
    }
    return to;
  }

  /** The component that a method of a record reads. */
  private static @Nullable RecordComponentElement component(ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    if (!method.getParameters().isEmpty()
        || owner == null
        || owner.getKind() != ElementKind.RECORD
        || method.getModifiers().contains(Modifier.STATIC)) {
      return null;
    }
    for (RecordComponentElement component : ((TypeElement) owner).getRecordComponents()) {
      if (component.getSimpleName().equals(method.getSimpleName())) {
        return component;
      }
    }
    return null;
  }

  /** The kind that the only argument names: as a class literal, or by its type, Class of it. */
  private Optional<Kind> literal(List<? extends ExpressionTree> given) {
    if (given.size() == 1
        && context.unit().type(given.getFirst()) instanceof DeclaredType named
        && named.getTypeArguments().size() == 1
        && named.getTypeArguments().getFirst() instanceof DeclaredType kind
        && kind.asElement() instanceof TypeElement type
        && ((TypeElement) named.asElement()).getQualifiedName().contentEquals("java.lang.Class")) {
      return context.run().lifetimes().kind(type);
    }
    if (given.size() == 1
        && given.getFirst() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("class")
        && (select.getExpression() instanceof IdentifierTree
            || select.getExpression() instanceof MemberSelectTree)
        && context.unit().elementOrNull(select.getExpression()) instanceof TypeElement type) {
      return context.run().lifetimes().kind(type);
    }
    return Optional.empty();
  }
}
