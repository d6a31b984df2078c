package dev.lifeguard.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.lifeguard.processor.diagnostic.Suppression;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One top-level class that is being lowered: its trees, and what was made of them so far. */
final class Unit {

  /** A class whose methods are still to be lowered. */
  record Waiting(ClassTree tree, Around around) {}

  private final Run run;
  private final CompilationUnitTree file;
  private final TreePath root;
  private final Captures captures;
  private final Map<Tree, Body> closures = new HashMap<>();
  private final Map<Tree, Boolean> entered = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<Body> bodies = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  Unit(Run run, TreePath path) {
    this.run = run;
    this.file = path.getCompilationUnit();
    this.root = new TreePath(file);
    this.captures = new Captures(this);
  }

  Run run() {
    return run;
  }

  Captures captures() {
    return captures;
  }

  CompilationUnitTree file() {
    return file;
  }

  /** The suppressions on a declaration itself, where they stand. */
  List<Suppression> suppressions(Tree declaration) {
    return new TreeSuppressions(run.trees()).on(new TreePath(root, declaration));
  }

  /** What the tree declares or refers to. javac looks at the last tree of a path only. */
  @Nullable Element elementOrNull(Tree tree) {
    return run.trees().getElement(new TreePath(root, tree));
  }

  /** The same, where there must be something. */
  Element element(Tree tree) {
    Element element = elementOrNull(tree);
    if (element == null) {
      throw new Refused("a " + tree.getKind() + " without a declaration");
    }
    return element;
  }

  TypeElement typeElement(ClassTree tree) {
    return (TypeElement) element(tree);
  }

  /** The static type of a tree. */
  TypeMirror type(Tree tree) {
    TypeMirror type = run.trees().getTypeMirror(new TreePath(root, tree));
    if (type == null) {
      throw new Refused("a " + tree.getKind() + " without a type");
    }
    return type;
  }

  /** What the static type of a tree says. */
  TypeFact fact(Tree tree) {
    return run.facts().of(type(tree));
  }

  /** Has the methods of a class lowered later, once. */
  void enter(ClassTree tree, Around around) {
    if (entered.putIfAbsent(tree, true) == null) {
      waiting.add(new Waiting(tree, around));
    }
  }

  Optional<Waiting> next() {
    return Optional.ofNullable(waiting.poll());
  }

  Map<Tree, Body> closures() {
    return closures;
  }

  List<Body> bodies() {
    return bodies;
  }

  /** What could not be lowered, and why. */
  List<String> refusals() {
    return refusals;
  }
}
