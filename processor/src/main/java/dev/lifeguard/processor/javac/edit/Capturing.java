package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import dev.lifeguard.processor.diagnostic.Remedy.Base;
import dev.lifeguard.processor.diagnostic.Remedy.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Has a lambda capture what it reads of a struct, in place of the struct. */
final class Capturing {

  private final Sketch sketch;
  private final Elements elements;

  Capturing(Sketch sketch, Elements elements) {
    this.sketch = sketch;
    this.elements = elements;
  }

  void copy(TreePath site, Expression captured) {
    if (!(captured.base() instanceof Base.Variable(String variable))
        || !captured.accessors().isEmpty()) {
      throw new NoSafeEdit("no variable is captured");
    }
    TreePath made = lambda(site, variable);
    var lambda = (LambdaExpressionTree) made.getLeaf();
    var uses = new Uses(variable);
    uses.scan(lambda.getBody(), null);
    Set<String> read = new LinkedHashSet<>();
    for (MethodInvocationTree use : uses.reads) {
      read.add(((MemberSelectTree) use.getMethodSelect()).getIdentifier().toString());
    }
    if (read.isEmpty()
        || uses.all != uses.reads.size()
        || !read.stream().allMatch(each -> isHeap(captured, each))) {
      throw new NoSafeEdit("it needs more of " + variable + " than strings and numbers");
    }
    TreePath statement = statement(made.getParentPath());
    read.forEach(each -> checkFree(each, statement));
    Draft draft = sketch.draft();
    int start = draft.start(statement.getLeaf());
    for (String each : read) {
      sketch.insert(
          start, "var " + each + " = " + variable + "." + each + "();\n" + draft.indent(start));
    }
    for (MethodInvocationTree use : uses.reads) {
      sketch.replace(use, ((MemberSelectTree) use.getMethodSelect()).getIdentifier().toString());
    }
  }

  /** The one lambda there, or in a variable that is given there, that uses the variable. */
  private static TreePath lambda(TreePath site, String variable) {
    List<TreePath> found = using(site, variable);
    if (found.isEmpty() && site.getLeaf() instanceof MethodInvocationTree call) {
      for (ExpressionTree each : call.getArguments()) {
        if (each instanceof IdentifierTree name) {
          Scope.find(site, name.getName().toString())
              .map(local -> TreePath.getPath(site.getCompilationUnit(), local))
              .ifPresent(local -> found.addAll(using(local, variable)));
        }
      }
    }
    if (found.size() != 1) {
      throw new NoSafeEdit("the lambda is made elsewhere");
    }
    return found.getFirst();
  }

  private static List<TreePath> using(TreePath in, String variable) {
    List<TreePath> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree lambda, @Nullable Void nothing) {
        var uses = new Uses(variable);
        uses.scan(lambda.getBody(), null);
        if (uses.all > 0) {
          found.add(getCurrentPath());
        }
        return null;
      }
    }.scan(in, null);
    return found;
  }

  /** The statement of a block that makes the lambda, once each time. */
  private static TreePath statement(TreePath site) {
    for (TreePath path = site; path != null; path = path.getParentPath()) {
      TreePath parent = path.getParentPath();
      if (parent != null && parent.getLeaf() instanceof BlockTree) {
        if (path.getLeaf() instanceof ExpressionStatementTree
            || path.getLeaf() instanceof VariableTree) {
          return path;
        }
        break;
      }
      if (path.getLeaf() instanceof ClassTree || path.getLeaf() instanceof LambdaExpressionTree) {
        break;
      }
    }
    throw new NoSafeEdit("there is no place for a variable");
  }

  /** Nothing in the method has that name already. */
  private static void checkFree(String name, TreePath statement) {
    for (TreePath path = statement; path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof ClassTree) {
        var search =
            new TreeScanner<@Nullable Void, @Nullable Void>() {
              private boolean found;

              @Override
              public @Nullable Void visitIdentifier(IdentifierTree each, @Nullable Void nothing) {
                found |= each.getName().contentEquals(name);
                return null;
              }

              @Override
              public @Nullable Void visitVariable(VariableTree each, @Nullable Void nothing) {
                found |= each.getName().contentEquals(name);
                return super.visitVariable(each, null);
              }
            };
        search.scan(path.getLeaf(), null);
        if (search.found) {
          throw new NoSafeEdit(name + " is taken");
        }
        return;
      }
    }
  }

  /** Whether the accessor gives something that needs no pool. */
  private boolean isHeap(Expression struct, String accessor) {
    TypeElement spec = elements.getTypeElement(struct.struct());
    return spec != null
        && ElementFilter.methodsIn(elements.getAllMembers(spec)).stream()
            .filter(each -> each.getSimpleName().contentEquals(accessor))
            .filter(each -> each.getParameters().isEmpty())
            .anyMatch(each -> isHeap(each.getReturnType()));
  }

  private static boolean isHeap(TypeMirror type) {
    return type.getKind().isPrimitive()
        || (type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getQualifiedName().contentEquals("java.lang.String"));
  }

  /** Where a variable is used, and where only an accessor of it is. */
  private static final class Uses extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final String variable;
    private final List<MethodInvocationTree> reads = new ArrayList<>();
    private int all;

    Uses(String variable) {
      this.variable = variable;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
      all += name.getName().contentEquals(variable) ? 1 : 0;
      return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      if (call.getArguments().isEmpty()
          && call.getMethodSelect() instanceof MemberSelectTree select
          && select.getExpression() instanceof IdentifierTree name
          && name.getName().contentEquals(variable)) {
        reads.add(call);
      }
      return super.visitMethodInvocation(call, null);
    }
  }
}
