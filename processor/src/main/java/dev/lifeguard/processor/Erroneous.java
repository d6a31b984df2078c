package dev.lifeguard.processor;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Looks for expressions that javac could not make sense of, which is how most of its errors show.
 * Slow; meant for compilations that fail anyway.
 */
final class Erroneous extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private final Trees trees;
  private boolean found;

  private Erroneous(Trees trees) {
    this.trees = trees;
  }

  /** Whether there is an error that shows in a class. */
  static boolean in(TreePath type, Trees trees) {
    var search = new Erroneous(trees);
    search.scan(type, null);
    return search.found;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
    if (tree != null && !found) {
      @Nullable TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
      found = type != null && type.getKind() == TypeKind.ERROR;
    }
    return found ? null : super.scan(tree, null);
  }
}
