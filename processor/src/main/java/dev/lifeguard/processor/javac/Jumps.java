package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Ways out of statements. Whatever has to run on the way, {@code finally} blocks and the closing of
 * resources, is lowered once more for each way.
 */
final class Jumps {

  private final Context context;

  /** What is around the statement, outermost first. */
  private List<Scope> scopes = new ArrayList<>();

  Jumps(Context context) {
    this.context = context;
  }

  void inside(Scope scope, Runnable lowering) {
    scopes.add(scope);
    lowering.run();
    scopes.removeLast();
  }

  /** {@code break}, to a label or out of the innermost loop or switch. */
  void breakTo(@Nullable Name label) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i) instanceof Scope.Breakable scope
          && (label == null ? scope.unlabelled() : label.equals(scope.label()))) {
        leave(i);
        context.blocks().jump(scope.breakTo());
        return;
      }
    }
    throw new Refused("a break to nowhere");
  }

  /** {@code continue}, of the innermost loop or the one with that label. */
  void continueTo(@Nullable Name label) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i) instanceof Scope.Breakable scope
          && scope.continueTo() != null
          && (label == null || label.equals(scope.label()))) {
        leave(i);
        context.blocks().jump(scope.continueTo());
        return;
      }
    }
    throw new Refused("a continue to nowhere");
  }

  /** {@code yield}, when the value is in {@code value}. */
  void yieldTo(int value) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i) instanceof Scope.Yielding scope) {
        if (scope.result() != Op.NONE) {
          context.emit(new Op.Copy(scope.result(), value));
        }
        leave(i);
        context.blocks().jump(scope.exit());
        return;
      }
    }
    throw new Refused("a yield to nowhere");
  }

  /** {@code return}, when the value is in {@code value}. */
  void returnTo(int value, Site site) {
    leave(0);
    context.blocks().end(new Op.Return(value, site));
  }

  /** Runs what has to run on the way out to the scope with that number, innermost first. */
  private void leave(int outermost) {
    List<Scope> all = scopes;
    int handler = context.blocks().handler();
    for (int i = all.size() - 1; i >= outermost; i--) {
      if (all.get(i) instanceof Scope.CleanUp cleanUp) {
        scopes = new ArrayList<>(all.subList(0, i));
        context.blocks().handler(cleanUp.handler());
        cleanUp.lowering().run();
      }
    }
    scopes = all;
    restore(handler);
  }

  /** What follows a jump is not reached, but is lowered as if inside the same {@code try}. */
  private void restore(int handler) {
    // The block that the jump ends keeps its handler; the next one is started by its target.
    context.blocks().handlerOfNext(handler);
  }
}
