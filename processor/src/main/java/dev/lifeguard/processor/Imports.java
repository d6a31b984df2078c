package dev.lifeguard.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;

/** Looks at the imports of a file, without printing each to a string. */
final class Imports {

  private Imports() {}

  /** Whether something of Lifeguard's is imported. */
  static boolean mentionUs(CompilationUnitTree unit) {
    return unit.getImports().stream().anyMatch(each -> isOurs(each.getQualifiedIdentifier()));
  }

  private static boolean isOurs(Tree name) {
    return name instanceof MemberSelectTree select
        && (isOurRoot(select) || isOurs(select.getExpression()));
  }

  private static boolean isOurRoot(MemberSelectTree select) {
    return select.getIdentifier().contentEquals("lifeguard")
        && select.getExpression() instanceof IdentifierTree root
        && root.getName().contentEquals("dev");
  }
}
