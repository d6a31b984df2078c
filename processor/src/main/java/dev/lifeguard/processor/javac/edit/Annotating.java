package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds annotations to declarations, and changes those that are there. */
final class Annotating {

  private static final String PACKAGE = "dev.lifeguard.annotations.";

  private final Sketch sketch;

  Annotating(Sketch sketch) {
    this.sketch = sketch;
  }

  /** Adds an annotation without values, and takes away what a child cannot be. */
  void mark(Tree declaration, String annotation) {
    if (Parts.annotation(declaration, Parts.simple(annotation)).isPresent()) {
      throw new NoSafeEdit("it is marked so already");
    }
    annotate(declaration, "@" + sketch.name(annotation));
    if (annotation.equals(PACKAGE + "Child")) {
      for (String other : List.of("Outlives", "LivesIn")) {
        Parts.annotation(declaration, other).ifPresent(new Removing(sketch)::annotation);
      }
    }
  }

  /** {@code @LivesIn} on a class, or what stands for it there, or on the type of a member. */
  void liveIn(Tree declaration, String kind) {
    if (declaration instanceof ClassTree) {
      Optional<AnnotationTree> shares = Parts.annotation(declaration, "SharesPool");
      Optional<AnnotationTree> lives = Parts.annotation(declaration, "LivesIn");
      if (lives.or(() -> shares).isPresent()) {
        names(lives.or(() -> shares).get(), kind);
      } else {
        annotate(declaration, livesIn(kind));
      }
      return;
    }
    List<AnnotationTree> there = Parts.annotations(declaration, "LivesIn");
    if (there.size() > 1) {
      throw new NoSafeEdit("more than one part of the type says where it lives");
    }
    if (there.size() == 1) {
      names(there.getFirst(), kind);
    } else {
      markType(declaration, kind);
    }
  }

  /** Adds a kind to those that {@code @SubPoolOf} names. */
  void nameParent(Tree type, String kind) {
    String added = sketch.name(kind) + ".class";
    Optional<AnnotationTree> there = Parts.annotation(type, "SubPoolOf");
    if (there.isEmpty()) {
      annotate(type, "@" + sketch.name(PACKAGE + "SubPoolOf") + "(" + added + ")");
      return;
    }
    AnnotationTree annotation = there.get();
    if (annotation.getArguments().size() != 1) {
      throw new NoSafeEdit("it names nothing");
    }
    ExpressionTree value = unnamed(annotation.getArguments().getFirst());
    if (value instanceof NewArrayTree array) {
      List<? extends ExpressionTree> names = array.getInitializers();
      if (names.isEmpty()) {
        sketch.replace(array, added);
      } else {
        sketch.insert(sketch.draft().end(names.getLast()), ", " + added);
      }
    } else {
      sketch.insert(sketch.draft().start(value), "{");
      sketch.insert(sketch.draft().end(value), ", " + added + "}");
    }
  }

  /** Says {@code shared = true}. */
  void share(Tree type) {
    AnnotationTree annotation =
        Parts.annotation(type, "OwnsPool")
            .or(() -> Parts.annotation(type, "Pool"))
            .orElseThrow(() -> new NoSafeEdit("it is no kind"));
    if (annotation.getArguments().isEmpty()) {
      sketch.replace(
          annotation,
          "@" + sketch.draft().text(annotation.getAnnotationType()) + "(shared = true)");
    } else {
      sketch.insert(sketch.draft().end(annotation.getArguments().getLast()), ", shared = true");
    }
  }

  /** Another class in place of one that is named by an annotation on, or in, the tree. */
  void rename(Tree tree, String wrong, String name) {
    List<MemberSelectTree> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
        String text = select.toString();
        if (text.equals(wrong + ".class") || text.endsWith("." + wrong + ".class")) {
          found.add(select);
        }
        return super.visitMemberSelect(select, null);
      }
    }.scan(tree, null);
    if (found.size() != 1) {
      throw new NoSafeEdit("it is not named once");
    }
    sketch.replace(found.getFirst(), sketch.name(name) + ".class");
  }

  /** Another text in place of a value of an annotation. */
  void say(Tree value, String text) {
    if (!(value instanceof LiteralTree)) {
      throw new NoSafeEdit("it is no literal");
    }
    sketch.replace(value, "\"" + text + "\"");
  }

  private void names(AnnotationTree annotation, String kind) {
    if (annotation.getArguments().size() != 1) {
      throw new NoSafeEdit("it names nothing");
    }
    sketch.replace(unnamed(annotation.getArguments().getFirst()), sketch.name(kind) + ".class");
  }

  private static ExpressionTree unnamed(ExpressionTree argument) {
    return argument instanceof AssignmentTree named ? named.getExpression() : argument;
  }

  /** On a line of its own before a class or method, in front of a variable. */
  private void annotate(Tree declaration, String annotation) {
    Draft draft = sketch.draft();
    int start = draft.start(declaration);
    boolean line =
        (declaration instanceof ClassTree || declaration instanceof MethodTree)
            && draft.beginsLine(start);
    sketch.insert(start, annotation + (line ? "\n" + draft.indent(start) : " "));
  }

  /** An annotation in front of {@code byte[]} would speak of the bytes. */
  private void markType(Tree declaration, String kind) {
    Tree type = Parts.type(declaration);
    Draft draft = sketch.draft();
    if (type instanceof ArrayTypeTree array) {
      Tree element = array.getType();
      if (element instanceof ArrayTypeTree || !draft.text(type).endsWith("]")) {
        throw new NoSafeEdit("an array of arrays");
      }
      sketch.insert(draft.end(element), " " + livesIn(kind) + " ");
      return;
    }
    Tree named = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    if (named instanceof MemberSelectTree
        || named instanceof AnnotatedTypeTree
        || named instanceof PrimitiveTypeTree) {
      throw new NoSafeEdit("the name of the type is qualified");
    }
    if (declaration instanceof MethodTree) {
      annotate(declaration, livesIn(kind));
    } else {
      sketch.insert(draft.start(type), livesIn(kind) + " ");
    }
  }

  private String livesIn(String kind) {
    return "@" + sketch.name(PACKAGE + "LivesIn") + "(" + sketch.name(kind) + ".class)";
  }
}
