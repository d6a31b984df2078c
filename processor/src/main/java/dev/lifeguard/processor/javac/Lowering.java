package dev.lifeguard.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Turns attributed classes into bodies of operations. One object serves one compilation; call
 * {@link #lower} for each top-level class while its tree is still as javac attributed it.
 *
 * <p>A body with errors, or with a kind of tree that is not known here, is left out.
 */
public final class Lowering {

  private final Run run;
  private final List<String> refusals = new ArrayList<>();

  public Lowering(
      Trees trees, Elements elements, Types types, Lifetimes lifetimes, Contracts contracts) {
    this.run = Run.of(trees, elements, types, lifetimes, contracts);
  }

  /**
   * Lowers every body of a class and of the classes in it. Bodies of lambdas are where the closure
   * is made.
   *
   * @param path the tree of the class; leads to its compilation unit
   */
  public List<Body> lower(TypeElement type, TreePath path) {
    var unit = new Unit(run, path);
    var tree = (ClassTree) path.getLeaf();
    unit.captures().announce(type, tree);
    unit.enter(tree, Around.NOTHING);
    for (Optional<Unit.Waiting> next = unit.next(); next.isPresent(); next = unit.next()) {
      Unit.Waiting waiting = next.get();
      new ClassLowering(unit, waiting.tree(), waiting.around()).lower();
    }
    run.facts().forget();
    refusals.addAll(unit.refusals());
    return unit.bodies();
  }

  /** The method as its callers see it; its body is there once its class was lowered. */
  public Callee callee(ExecutableElement method) {
    return run.callees().of(method);
  }

  /** What earlier compilations have learnt of the methods that are called. */
  Learnings learnings() {
    return new Learnings(run);
  }

  /** What could not be lowered so far, and why. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }
}
