package dev.lifeguard.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What lambdas and classes inside of bodies use of what is around them. The outermost of them is
 * scanned once, and with it all those inside.
 */
final class Captures {

  private final Unit unit;
  private final Map<Tree, Captured> lambdas = new HashMap<>();
  private final Map<Element, Captured> classes = new HashMap<>();
  private final Map<Element, ClassTree> trees = new HashMap<>();

  /**
   * What is captured.
   *
   * @param outer whether {@code this} is, of the body around it
   * @param locals the local variables that can have a lifetime
   */
  record Captured(boolean outer, Set<Element> locals) {

    static final Captured NOTHING = new Captured(false, Set.of());
  }

  Captures(Unit unit) {
    this.unit = unit;
  }

  /** Makes the tree of a class known, in case that its objects are made before it is lowered. */
  void announce(TypeElement type, ClassTree tree) {
    trees.put(type, tree);
  }

  Captured ofLambda(LambdaExpressionTree tree, TypeElement owner) {
    Captured known = lambdas.get(tree);
    if (known == null) {
      new Scan(owner).scan(tree, null);
      known = lambdas.getOrDefault(tree, Captured.NOTHING);
    }
    return known;
  }

  /** What a reference to a constructor hands on to the objects that it makes. */
  Captured ofReference(MemberReferenceTree tree) {
    TypeElement type =
        tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
            ? Hierarchy.element(unit.type(tree.getQualifierExpression()))
            : null;
    return type == null || type.getNestingKind() == NestingKind.TOP_LEVEL
        ? Captured.NOTHING
        : ofClass(type);
  }

  /** What a class captures; one of which there is no tree is taken to use its outer object. */
  Captured ofClass(TypeElement type) {
    Captured known = classes.get(type);
    if (known != null) {
      return known;
    }
    ClassTree tree = trees.get(type);
    if (tree != null) {
      new Scan(Hierarchy.enclosingClass(type)).scan(tree, null);
      return classes.getOrDefault(type, Captured.NOTHING);
    }
    boolean inner =
        type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.STATIC);
    return inner ? new Captured(true, Set.of()) : Captured.NOTHING;
  }

  /** A lambda or class that the scan is in. */
  private static final class Frame {

    private final @Nullable TypeElement type;
    private final Set<Element> locals = new LinkedHashSet<>();
    private boolean outer;

    Frame(@Nullable TypeElement type) {
      this.type = type;
    }

    Captured captured() {
      return new Captured(outer, locals);
    }
  }

  private final class Scan extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final TypeElement around;
    private final List<Frame> frames = new ArrayList<>();

    /** Inside how many frames a local is declared. */
    private final Map<Element, Integer> depths = new HashMap<>();

    Scan(TypeElement around) {
      this.around = around;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void none) {
      Frame frame = new Frame(null);
      frames.add(frame);
      super.visitLambdaExpression(tree, null);
      frames.removeLast();
      lambdas.put(tree, frame.captured());
      return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
      TypeElement type = unit.typeElement(tree);
      Frame frame = new Frame(type);
      frames.add(frame);
      useOuterOfSuperclass(type);
      super.visitClass(tree, null);
      frames.removeLast();
      classes.put(type, frame.captured());
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
      Element element = unit.elementOrNull(tree);
      if (element != null && Variables.isLocal(element)) {
        depths.put(element, frames.size());
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
      Element element = unit.elementOrNull(tree);
      if (element == null) {
        return null;
      }
      String name = tree.getName().toString();
      if (Variables.isLocal(element)) {
        useLocal(element);
      } else if (name.equals("this") || name.equals("super")) {
        useThis(owner());
      } else if (isMember(element)) {
        useThis(Hierarchy.enclosingClass(element));
      }
      return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void none) {
      boolean outer =
          tree.getIdentifier().contentEquals("this") || tree.getIdentifier().contentEquals("super");
      if (outer && unit.elementOrNull(tree.getExpression()) instanceof TypeElement type) {
        useThis(type);
        return null;
      }
      return super.visitMemberSelect(tree, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void none) {
      TypeElement type = Hierarchy.element(unit.type(tree.getIdentifier()));
      if (type != null && tree.getEnclosingExpression() == null) {
        useCapturesOf(type);
      }
      return super.visitNewClass(tree, null);
    }

    /** {@code Inner::new} makes objects, too. */
    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void none) {
      if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
        TypeElement type = Hierarchy.element(unit.type(tree.getQualifierExpression()));
        if (type != null) {
          useCapturesOf(type);
        }
      }
      return super.visitMemberReference(tree, null);
    }

    private TypeElement owner() {
      for (int i = frames.size() - 1; i >= 0; i--) {
        TypeElement type = frames.get(i).type;
        if (type != null) {
          return type;
        }
      }
      return around;
    }

    /** Whoever makes an object hands on what its class captures. */
    private void useCapturesOf(TypeElement type) {
      switch (type.getNestingKind()) {
        case MEMBER -> {
          if (isInner(type)) {
            useThis(Hierarchy.enclosingClass(type));
          }
        }
        case LOCAL -> {
          Captured captured = classes.get(type);
          if (captured != null) {
            captured.locals().forEach(this::useLocal);
            if (captured.outer()) {
              useThis(Hierarchy.enclosingClass(type));
            }
          }
        }
        case TOP_LEVEL, ANONYMOUS -> {}
      }
    }

    private void useOuterOfSuperclass(TypeElement type) {
      TypeElement superclass = Hierarchy.element(type.getSuperclass());
      if (superclass != null && type.getNestingKind() != NestingKind.TOP_LEVEL) {
        useCapturesOf(superclass);
      }
    }

    private static boolean isInner(TypeElement type) {
      return type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean isMember(Element element) {
      boolean member =
          element instanceof ExecutableElement || element.getKind() == ElementKind.FIELD;
      return member && !element.getModifiers().contains(Modifier.STATIC);
    }

    private void useLocal(Element element) {
      int depth = depths.getOrDefault(element, 0);
      if (depth < frames.size() && unit.run().facts().ofVariable(element).canCarry()) {
        for (int i = frames.size() - 1; i >= depth; i--) {
          frames.get(i).locals.add(element);
        }
      }
    }

    private void useThis(TypeElement of) {
      for (int i = frames.size() - 1; i >= 0; i--) {
        Frame frame = frames.get(i);
        if (frame.type != null && unit.run().hierarchy().isSubclass(frame.type, of)) {
          return;
        }
        frame.outer = true;
      }
    }
  }
}
