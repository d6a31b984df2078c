package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Remedy.Base;
import dev.lifeguard.processor.diagnostic.Remedy.Expression;
import dev.lifeguard.processor.javac.TreePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Has what is stored made in, or registered with, another pool. */
final class Storing {

  private static final String SEGMENT = "java.lang.foreign.MemorySegment";

  private static final Set<String> HEAP =
      Set.of(
          "java.lang.String",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Boolean",
          "java.lang.Double");

  private final Sketch sketch;
  private final Trees trees;
  private final Elements elements;
  private final Function<TreePosition, TreePath> drafted;

  /** {@code drafted} finds what stands at a position. */
  Storing(Sketch sketch, Trees trees, Elements elements, Function<TreePosition, TreePath> drafted) {
    this.sketch = sketch;
    this.trees = trees;
    this.elements = elements;
    this.drafted = drafted;
  }

  /** The one segment that is stored there is copied into the pool. */
  void copyInto(TreePath site, TreePosition original, Expression pool) {
    ExpressionTree value = segment(site.getLeaf(), original);
    String text = sketch.draft().text(value);
    if (pool.base() instanceof Base.MadeAt made && made.place().equals(original)) {
      checkFinal(value, site);
      sketch.replace(value, "own -> own.copy(" + text + ")");
    } else {
      sketch.replace(value, expression(pool, site) + ".copy(" + text + ")");
    }
  }

  /** In a function that makes the copy in a pool that is not there yet. */
  private static void checkFinal(ExpressionTree value, TreePath site) {
    ExpressionTree start =
        value instanceof MethodInvocationTree call
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree select
            ? select.getExpression()
            : value;
    boolean simple =
        start instanceof IdentifierTree name
            && Scope.find(site, name.getName().toString()).isPresent();
    if (!simple) {
      throw new NoSafeEdit("a function cannot use it");
    }
  }

  /** The method is called on the other pool. */
  void callOn(TreePath site, Expression pool) {
    if (!(site.getLeaf() instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)
        || !select.getIdentifier().toString().matches("onClose|beforeClose")
        || !(site.getParentPath().getLeaf() instanceof ExpressionStatementTree)) {
      throw new NoSafeEdit("no call whose result is for nothing");
    }
    sketch.replace(select.getExpression(), expression(pool, site));
  }

  /** A pool without a kind, where nothing is said of its kind. */
  void dropArguments(TreePath site) {
    if (!(site.getLeaf() instanceof MethodInvocationTree call)) {
      throw new NoSafeEdit("no call");
    }
    boolean free =
        switch (site.getParentPath().getLeaf()) {
          case VariableTree variable ->
              variable.getType() == null
                  || sketch.draft().start(variable.getType()) < 0
                  || sketch.draft().text(variable.getType()).matches("var|Arena|ResourcePool<\\?>");
          case ExpressionStatementTree _ -> true;
          default -> false;
        };
    if (!free) {
      throw new NoSafeEdit("its kind is asked for");
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    sketch.delete(
        sketch.draft().start(arguments.getFirst()), sketch.draft().end(arguments.getLast()));
  }

  private ExpressionTree segment(Tree site, TreePosition original) {
    List<? extends ExpressionTree> stored = stored(site);
    List<? extends ExpressionTree> attributed = stored(original.tree());
    if (stored.size() != attributed.size()) {
      throw new NoSafeEdit("the compiler has changed the call");
    }
    List<ExpressionTree> segments = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      TypeMirror type = type(attributed.get(i), original);
      if (isSegment(type)) {
        segments.add(stored.get(i));
      } else if (carries(type)) {
        throw new NoSafeEdit("it may be something else");
      }
    }
    if (segments.size() != 1 || segments.getFirst() instanceof LambdaExpressionTree) {
      throw new NoSafeEdit("not one segment is stored there");
    }
    return segments.getFirst();
  }

  private static List<? extends ExpressionTree> stored(Tree site) {
    return switch (site) {
      case AssignmentTree assignment -> List.of(assignment.getExpression());
      case MethodInvocationTree call -> call.getArguments();
      case NewClassTree creation -> creation.getArguments();
      default -> throw new NoSafeEdit("nothing is stored there");
    };
  }

  private TypeMirror type(Tree tree, TreePosition original) {
    TypeMirror type = trees.getTypeMirror(new TreePath(new TreePath(original.unit()), tree));
    if (type == null) {
      throw new NoSafeEdit("its type is not known");
    }
    return type;
  }

  private static boolean isSegment(TypeMirror type) {
    boolean nullable =
        type.getAnnotationMirrors().stream()
            .anyMatch(
                each ->
                    each.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    return !nullable && isNamed(type, SEGMENT);
  }

  /** Whether it might be what lives too short. */
  private static boolean carries(TypeMirror type) {
    return !type.getKind().isPrimitive()
        && type.getKind() != TypeKind.NULL
        && HEAP.stream().noneMatch(each -> isNamed(type, each))
        && !isStructOrPool(type);
  }

  private static boolean isStructOrPool(TypeMirror type) {
    return isNamed(type, "dev.lifeguard.runtime.ResourcePool")
        || (type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && Stream.concat(Stream.of(type), element.getInterfaces().stream())
                .flatMap(each -> ((DeclaredType) each).asElement().getAnnotationMirrors().stream())
                .map(each -> each.getAnnotationType().toString())
                .anyMatch(
                    name ->
                        name.equals("dev.lifeguard.annotations.OwnsPool")
                            || name.equals("dev.lifeguard.annotations.SharesPool")));
  }

  private static boolean isNamed(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }

  /** How the pool is named there. */
  private String expression(Expression pool, TreePath site) {
    StringBuilder text = new StringBuilder(base(pool.base(), site));
    pool.accessors().forEach(each -> text.append('.').append(each).append("()"));
    if (!pool.struct().isEmpty()) {
      TypeElement spec = elements.getTypeElement(pool.struct());
      boolean shown =
          (pool.accessors().isEmpty() && isRec(text.toString(), site)) || showsPool(spec);
      if (!shown) {
        throw new NoSafeEdit("the struct does not show its pool");
      }
      text.append(".pool()");
    }
    return text.toString();
  }

  private boolean showsPool(@Nullable TypeElement spec) {
    return spec != null
        && ElementFilter.methodsIn(elements.getAllMembers(spec)).stream()
            .filter(each -> each.getSimpleName().contentEquals("pool"))
            .anyMatch(each -> each.getParameters().isEmpty());
  }

  /** Whether the variable is of the generated class, which always shows its pool. */
  private boolean isRec(String variable, TreePath site) {
    return Scope.find(site, variable)
        .filter(
            each ->
                (each.getType() == null || sketch.draft().start(each.getType()) < 0)
                    || sketch.draft().text(each.getType()).matches("var|\\w+Rec"))
        .filter(each -> each.getInitializer() != null || each.getType() != null)
        .isPresent();
  }

  private String base(Base base, TreePath site) {
    return switch (base) {
      case Base.Variable variable ->
          Scope.find(site, variable.name())
              .map(each -> each.getName().toString())
              .orElseThrow(() -> new NoSafeEdit(variable.name() + " cannot be named there"));
      case Base.MadeAt made -> local(made, site);
    };
  }

  private String local(Base.MadeAt made, TreePath site) {
    if (!(made.place() instanceof TreePosition position)) {
      throw new NoSafeEdit("it is made elsewhere");
    }
    TreePath creation = drafted.apply(position);
    if (!(creation.getParentPath().getLeaf() instanceof VariableTree variable)) {
      throw new NoSafeEdit("it is given to no local variable");
    }
    return Scope.find(site, variable.getName().toString())
        .filter(each -> each.equals(variable))
        .map(each -> each.getName().toString())
        .orElseThrow(() -> new NoSafeEdit(variable.getName() + " cannot be named there"));
  }
}
