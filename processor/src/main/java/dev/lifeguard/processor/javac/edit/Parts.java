package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of declarations. */
final class Parts {

  private Parts() {}

  static ModifiersTree modifiers(Tree declaration) {
    return switch (declaration) {
      case ClassTree type -> type.getModifiers();
      case MethodTree method -> method.getModifiers();
      case VariableTree variable -> variable.getModifiers();
      default -> throw new NoSafeEdit("no declaration");
    };
  }

  /** The type of a variable or of what a method returns. */
  static Tree type(Tree declaration) {
    Tree type =
        switch (declaration) {
          case MethodTree method -> method.getReturnType();
          case VariableTree variable -> variable.getType();
          default -> null;
        };
    if (type == null) {
      throw new NoSafeEdit("no type is written there");
    }
    return type;
  }

  /** The annotation of that name on a declaration. */
  static Optional<AnnotationTree> annotation(Tree declaration, String simpleName) {
    return modifiers(declaration).getAnnotations().stream()
        .<AnnotationTree>map(each -> each)
        .filter(each -> isNamed(each, simpleName))
        .findFirst();
  }

  /** The annotations of that name on a method or variable, or anywhere in its type. */
  static List<AnnotationTree> annotations(Tree declaration, String simpleName) {
    List<AnnotationTree> found = new ArrayList<>();
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
            if (isNamed(annotation, simpleName)) {
              found.add(annotation);
            }
            return null;
          }
        };
    search.scan(modifiers(declaration), null);
    search.scan(type(declaration), null);
    return found;
  }

  static boolean isNamed(AnnotationTree annotation, String simpleName) {
    return switch (annotation.getAnnotationType()) {
      case IdentifierTree simple -> simple.getName().contentEquals(simpleName);
      case MemberSelectTree qualified -> qualified.getIdentifier().contentEquals(simpleName);
      default -> false;
    };
  }

  static String simple(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }
}
