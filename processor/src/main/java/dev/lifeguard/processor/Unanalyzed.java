package dev.lifeguard.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * The top-level classes that javac has read and not analysed yet. They come from the command line,
 * from processors, and from the source path whenever javac meets their names.
 *
 * <p>Told apart by name and file, for javac may read a file twice between rounds.
 */
final class Unanalyzed {

  private record TopLevel(JavaFileObject file, String name) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof TopLevel type && name.equals(type.name) && file.equals(type.file);
    }

    @Override
    public int hashCode() {
      return file.hashCode() * 31 + name.hashCode();
    }
  }

  private final Set<TopLevel> waiting = new HashSet<>();
  private final Set<JavaFileObject> implicit = new HashSet<>();

  /**
   * Takes in the classes of a file that was read.
   *
   * @param byItself whether javac went and read it because it met a name
   */
  void read(CompilationUnitTree unit, boolean byItself) {
    for (Tree tree : unit.getTypeDecls()) {
      if (tree instanceof ClassTree type) {
        waiting.add(topLevel(unit, type));
      }
    }
    if (byItself) {
      implicit.add(unit.getSourceFile());
    }
  }

  /** Whether nobody asked javac to compile that, so that it may write no class file. */
  boolean isImplicit(CompilationUnitTree unit) {
    return implicit.contains(unit.getSourceFile());
  }

  /**
   * Strikes off a class that was analysed.
   *
   * @return its tree; empty if it was analysed before, or is a package's or a module's description
   */
  Optional<TreePath> analyzed(TypeElement type, CompilationUnitTree unit, Trees trees) {
    for (Tree tree : unit.getTypeDecls()) {
      if (tree instanceof ClassTree each) {
        TreePath path = new TreePath(new TreePath(unit), each);
        if (type.equals(trees.getElement(path)) && waiting.remove(topLevel(unit, each))) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether nobody asked javac to compile any of those that there are. */
  boolean isAllImplicit() {
    return waiting.stream().allMatch(each -> implicit.contains(each.file()));
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  private static TopLevel topLevel(CompilationUnitTree unit, ClassTree tree) {
    return new TopLevel(unit.getSourceFile(), tree.getSimpleName().toString());
  }
}
