package dev.lifeguard.processor.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.javac.Invocation.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.UnionType;

/**
 * Lowers {@code try}. What has to run at its end, a {@code finally} block or the closing of a
 * resource, is lowered once for the normal end, once for exceptions, and once for each jump out.
 */
final class TryLowering {

  private final Context context;

  TryLowering(Context context) {
    this.context = context;
  }

  void lower(TryTree tree) {
    BlockTree last = tree.getFinallyBlock();
    if (last == null) {
      caught(tree);
    } else {
      withCleanUp(() -> caught(tree), () -> context.statements().lower(last), tree);
    }
  }

  private void caught(TryTree tree) {
    if (tree.getCatches().isEmpty()) {
      resources(tree, 0);
      return;
    }
    BlockBuilder blocks = context.blocks();
    int outer = blocks.handler();
    Target thrown = blocks.handlerTarget();
    Target after = blocks.target();
    guarded(thrown, () -> resources(tree, 0), tree);
    blocks.handler(outer);
    blocks.jump(after);
    blocks.start(thrown);
    catches(tree, after);
    blocks.start(after);
  }

  /** Lowers what is inside a {@code try} with that handler. */
  private void guarded(Target handler, Runnable lowering, Tree at) {
    BlockBuilder blocks = context.blocks();
    blocks.handler(blocks.block(handler).id());
    blocks.mayThrow(context.site(at));
    lowering.run();
  }

  private void catches(TryTree tree, Target after) {
    BlockBuilder blocks = context.blocks();
    List<Target> clauses = new ArrayList<>();
    boolean all = false;
    for (CatchTree clause : tree.getCatches()) {
      Target target = blocks.target();
      clauses.add(target);
      blocks.edge(target);
      all |= catchesAll(clause);
    }
    if (all) {
      blocks.unreachable();
    } else {
      Target uncaught = blocks.target();
      blocks.jump(uncaught);
      blocks.start(uncaught);
      blocks.end(new Op.Throw(Op.NONE, context.site(tree)));
    }
    for (int i = 0; i < clauses.size(); i++) {
      CatchTree clause = tree.getCatches().get(i);
      blocks.start(clauses.get(i));
      Around around = context.around();
      context.around(
          around.in(
              context.unit().element(clause.getParameter()),
              clause.getParameter(),
              context.unit()));
      int exception = context.variables().declare(clause.getParameter());
      if (exception != Op.NONE) {
        context.emit(new Op.Copy(exception, Op.NONE));
      }
      context.statements().lower(clause.getBlock());
      context.around(around);
      blocks.jump(after);
    }
  }

  private boolean catchesAll(CatchTree clause) {
    TypeMirror type = context.unit().type(clause.getParameter());
    if (type instanceof UnionType) {
      return false;
    }
    TypeElement element = Hierarchy.element(type);
    return element != null && element.getQualifiedName().contentEquals("java.lang.Throwable");
  }

  /** The resources from that one on, and the block inside of them. */
  private void resources(TryTree tree, int index) {
    if (index == tree.getResources().size()) {
      context.statements().lower(tree.getBlock());
      return;
    }
    Tree resource = tree.getResources().get(index);
    int value;
    Around around = context.around();
    if (resource instanceof VariableTree variable) {
      context.statements().lower(variable);
      value = context.variables().local(context.unit().element(variable), variable);
      context.around(around.in(context.unit().element(variable), variable, context.unit()));
    } else {
      value = context.value(resource);
    }
    withCleanUp(() -> resources(tree, index + 1), () -> close(resource, value), resource);
    context.around(around);
  }

  private void close(Tree resource, int value) {
    TypeElement type =
        Hierarchy.element(
            resource instanceof VariableTree variable
                ? context.unit().element(variable).asType()
                : context.unit().type(resource));
    if (value == Op.NONE || type == null) {
      return;
    }
    var method = context.run().hierarchy().method(type, "close");
    method.ifPresent(
        close ->
            context
                .expressions()
                .calls()
                .invoke(
                    new Invocation(
                        close,
                        type,
                        value,
                        Arguments.NONE,
                        Optional.empty(),
                        TypeFact.NEVER,
                        false,
                        resource)));
  }

  private void withCleanUp(Runnable body, Runnable cleanUp, Tree at) {
    BlockBuilder blocks = context.blocks();
    int outer = blocks.handler();
    Target thrown = blocks.handlerTarget();
    context.jumps().inside(new Scope.CleanUp(cleanUp, outer), () -> guarded(thrown, body, at));
    blocks.handler(outer);
    Target after = blocks.target();
    cleanUp.run();
    blocks.jump(after);
    blocks.start(thrown);
    cleanUp.run();
    blocks.end(new Op.Throw(Op.NONE, context.site(at)));
    blocks.start(after);
  }
}
