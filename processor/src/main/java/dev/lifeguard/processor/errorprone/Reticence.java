package dev.lifeguard.processor.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Severity;
import dev.lifeguard.processor.javac.TreePosition;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Leaves unsaid what Error Prone's users do not expect of a check, beyond what they do not expect
 * of Lifeguard anywhere: in files that are excluded, in code that is annotated
 * {@code @SuppressWarnings("all")}, and warnings in generated code.
 */
final class Reticence {

  private static final Set<String> GENERATED =
      Set.of("javax.annotation.processing.Generated", "javax.annotation.Generated");

  private final LifetimeChecker checker;
  private final Settings settings;
  private final Trees trees;

  Reticence(LifetimeChecker checker, Settings settings, Trees trees) {
    this.checker = checker;
    this.settings = settings;
    this.trees = trees;
  }

  /** Whether the file or the place is left alone. */
  boolean spares(Finding finding, TreePosition position) {
    return settings.excludes(position.unit())
        || (settings.sparesGeneratedCode()
            && finding.severity() == Severity.WARNING
            && isGenerated(path(position)));
  }

  /** Whether the code at the place asks for silence, as Error Prone understands it. */
  boolean isSuppressed(TreePosition position, VisitorState state) {
    @Nullable TreePath path = path(position);
    return path != null
        && !settings.ignoresSuppressions()
        && StreamSupport.stream(path.spliterator(), false)
            .anyMatch((Tree each) -> checker.isSuppressed(each, state));
  }

  /** Empty when javac has rewritten the class by now. */
  private static @Nullable TreePath path(TreePosition position) {
    return TreePath.getPath(position.unit(), position.tree());
  }

  private boolean isGenerated(@Nullable TreePath path) {
    for (@Nullable TreePath next = path; next != null; next = next.getParentPath()) {
      @Nullable Element element = trees.getElement(next);
      if (element instanceof TypeElement && isGenerated(element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGenerated(Element element) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(each -> GENERATED.contains(each.getAnnotationType().toString()));
  }
}
