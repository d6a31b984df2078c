package dev.lifeguard.processor.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @SuppressWarnings} from trees, because elements do not lead from a local variable to
 * the one around it. The trees must be attributed: values may be constants.
 */
public final class TreeSuppressions {

  private final Trees trees;

  public TreeSuppressions(Trees trees) {
    this.trees = trees;
  }

  /** The suppressions in force at the leaf of a path, innermost first, its own included. */
  public List<Suppression> inForce(TreePath path) {
    var inForce = new ArrayList<Suppression>();
    for (@Nullable TreePath next = path; next != null; next = next.getParentPath()) {
      inForce.addAll(on(next));
    }
    inForce.addAll(onModule(path));
    return inForce;
  }

  /** The suppressions on a class, method, field, parameter or local variable itself. */
  public List<Suppression> on(TreePath declaration) {
    List<AnnotationTree> annotations =
        annotations(declaration.getLeaf())
            .filter(TreeSuppressions::isSuppressWarnings)
            .<AnnotationTree>map(each -> each)
            .toList();
    return annotations.isEmpty() ? List.of() : read(declaration, annotations);
  }

  private List<Suppression> read(TreePath declaration, List<AnnotationTree> annotations) {
    CompilationUnitTree unit = declaration.getCompilationUnit();
    @Nullable Element element = trees.getElement(declaration);
    List<String> attributed = element == null ? List.of() : Suppression.values(element);
    var suppressions = new ArrayList<Suppression>();
    int index = 0;
    for (ExpressionTree value : annotations.stream().flatMap(TreeSuppressions::values).toList()) {
      String text = text(value, index < attributed.size() ? attributed.get(index) : "");
      Suppression.of(text, new TreePosition(trees, value, unit, List.of()))
          .ifPresent(suppressions::add);
      index++;
    }
    return suppressions;
  }

  /** Packages cannot be annotated so; modules can, and have no tree here. */
  private List<Suppression> onModule(TreePath path) {
    for (@Nullable TreePath next = path; next != null; next = next.getParentPath()) {
      if (next.getLeaf() instanceof ClassTree) {
        @Nullable Element outer = trees.getElement(next);
        while (outer != null && !(outer instanceof ModuleElement)) {
          outer = outer.getEnclosingElement();
        }
        return outer == null ? List.of() : Suppression.on(outer);
      }
    }
    return List.of();
  }

  private static Stream<? extends AnnotationTree> annotations(Tree tree) {
    return switch (tree) {
      case ClassTree type -> type.getModifiers().getAnnotations().stream();
      case MethodTree method -> method.getModifiers().getAnnotations().stream();
      case VariableTree variable -> variable.getModifiers().getAnnotations().stream();
      default -> Stream.empty();
    };
  }

  /** Whether it is {@code @SuppressWarnings}. */
  public static boolean isSuppressWarnings(AnnotationTree annotation) {
    String name = SuppressWarnings.class.getSimpleName();
    return switch (annotation.getAnnotationType()) {
      case IdentifierTree simple -> simple.getName().contentEquals(name);
      case MemberSelectTree qualified -> qualified.getIdentifier().contentEquals(name);
      default -> false;
    };
  }

  private static Stream<? extends ExpressionTree> values(AnnotationTree annotation) {
    return annotation.getArguments().stream()
        .map(each -> each instanceof AssignmentTree named ? named.getExpression() : each)
        .flatMap(
            each ->
                each instanceof NewArrayTree array
                    ? array.getInitializers().stream()
                    : Stream.of(each));
  }

  private static String text(ExpressionTree value, String attributed) {
    return value instanceof LiteralTree literal && literal.getValue() instanceof String text
        ? text
        : attributed;
  }
}
