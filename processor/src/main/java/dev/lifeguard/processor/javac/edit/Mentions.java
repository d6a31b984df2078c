package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Whether anybody speaks of a member, in all sources of the compilation; by its name alone. */
final class Mentions {

  private final Sources sources;

  Mentions(Sources sources) {
    this.sources = sources;
  }

  /** Whether anything but the member itself, and the setter beside it, has that name. */
  boolean anyBeside(Tree member, TreePath path) {
    String name =
        switch (member) {
          case MethodTree method -> method.getName().toString();
          case VariableTree variable -> variable.getName().toString();
          default -> throw new NoSafeEdit("no member");
        };
    String rec = recName(path);
    int inside = count(member, name, rec);
    if (member instanceof MethodTree && path.getParentPath().getLeaf() instanceof ClassTree owner) {
      inside =
          owner.getMembers().stream()
              .filter(
                  each -> each instanceof MethodTree other && other.getName().contentEquals(name))
              .mapToInt(each -> count(each, name, rec))
              .sum();
    }
    int all =
        Stream.concat(sources.mentioning(name), sources.mentioning(rec))
            .distinct()
            .mapToInt(draft -> count(draft.unit(), name, rec))
            .sum();
    return all != inside;
  }

  /** Where somebody makes the struct, and gives it what the accessor is a component for. */
  void checkNotGiven(TreePath accessor) {
    if (!(accessor.getLeaf() instanceof MethodTree method)
        || !(accessor.getParentPath().getLeaf() instanceof ClassTree owner)) {
      return;
    }
    boolean hasSetter =
        owner.getMembers().stream()
            .anyMatch(
                each ->
                    each instanceof MethodTree other
                        && other.getName().equals(method.getName())
                        && other.getParameters().size() == 1);
    String rec = recName(accessor);
    if (!hasSetter && sources.mentioning(rec).anyMatch(each -> makes(each.unit(), rec))) {
      throw new NoSafeEdit("it is given to a factory");
    }
  }

  private static boolean makes(Tree tree, String rec) {
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private boolean found;

          private void look(Tree type, Name method) {
            String name = type.toString();
            found |=
                (name.equals(rec) || name.endsWith("." + rec))
                    && (method.contentEquals("in") || method.contentEquals("create"));
          }

          @Override
          public @Nullable Void visitMemberSelect(MemberSelectTree each, @Nullable Void nothing) {
            look(each.getExpression(), each.getIdentifier());
            return super.visitMemberSelect(each, null);
          }

          @Override
          public @Nullable Void visitMemberReference(
              MemberReferenceTree each, @Nullable Void nothing) {
            look(each.getQualifierExpression(), each.getName());
            return super.visitMemberReference(each, null);
          }
        };
    search.scan(tree, null);
    return search.found;
  }

  /** What a class puts into its container itself may be from the pool that it lives in. */
  static void checkNotFilled(TreePath field) {
    if (!(field.getLeaf() instanceof VariableTree variable)
        || !(field.getParentPath().getLeaf() instanceof ClassTree owner)) {
      return;
    }
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private boolean found;

          @Override
          public @Nullable Void visitMethodInvocation(
              MethodInvocationTree call, @Nullable Void nothing) {
            found |=
                !call.getArguments().isEmpty()
                    && call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getExpression().toString().matches("(this\\.)?" + variable.getName());
            return super.visitMethodInvocation(call, null);
          }
        };
    search.scan(owner, null);
    if (search.found) {
      throw new NoSafeEdit("its class puts things into it");
    }
  }

  /** The class that is generated for a spec, whose factory takes its components. */
  private static String recName(TreePath path) {
    StringBuilder rec = new StringBuilder();
    for (Tree each : path) {
      if (each instanceof ClassTree type) {
        rec.insert(0, type.getSimpleName());
      }
    }
    return rec + "Rec";
  }

  private static int count(Tree tree, String name, String rec) {
    var counter =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private int found;

          private void count(Name each) {
            if (each.contentEquals(name) || each.contentEquals(rec)) {
              found++;
            }
          }

          @Override
          public @Nullable Void visitIdentifier(IdentifierTree each, @Nullable Void nothing) {
            count(each.getName());
            return null;
          }

          @Override
          public @Nullable Void visitMemberSelect(MemberSelectTree each, @Nullable Void nothing) {
            count(each.getIdentifier());
            return super.visitMemberSelect(each, null);
          }

          @Override
          public @Nullable Void visitMemberReference(
              MemberReferenceTree each, @Nullable Void nothing) {
            count(each.getName());
            return super.visitMemberReference(each, null);
          }

          @Override
          public @Nullable Void visitMethod(MethodTree each, @Nullable Void nothing) {
            count(each.getName());
            return super.visitMethod(each, null);
          }

          @Override
          public @Nullable Void visitVariable(VariableTree each, @Nullable Void nothing) {
            count(each.getName());
            return super.visitVariable(each, null);
          }
        };
    counter.scan(tree, null);
    return counter.found;
  }
}
