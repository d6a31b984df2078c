package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.lifeguard.processor.javac.TreeSuppressions;
import java.util.List;

/** Takes annotations and what they say away. */
final class Removing {

  private final Sketch sketch;

  Removing(Sketch sketch) {
    this.sketch = sketch;
  }

  /** An annotation, a value in it, or one of its values. */
  void remove(TreePath path) {
    Tree leaf = path.getLeaf();
    if (leaf instanceof AnnotationTree annotation) {
      annotation(annotation);
      return;
    }
    switch (path.getParentPath().getLeaf()) {
      case NewArrayTree array when array.getInitializers().size() > 1 ->
          one(array.getInitializers(), leaf);
      case NewArrayTree _, AssignmentTree _ -> remove(path.getParentPath());
      case AnnotationTree annotation -> argument(annotation, leaf);
      default -> throw new NoSafeEdit("no part of an annotation");
    }
  }

  /** With the line that it stands on, if there is nothing else. */
  void annotation(AnnotationTree annotation) {
    sketch.deleteWithBlanks(sketch.draft().start(annotation), sketch.draft().end(annotation));
  }

  private void argument(AnnotationTree annotation, Tree argument) {
    if (annotation.getArguments().size() > 1) {
      one(annotation.getArguments(), argument);
    } else if (TreeSuppressions.isSuppressWarnings(annotation)) {
      annotation(annotation);
    } else {
      sketch.delete(
          sketch.draft().end(annotation.getAnnotationType()), sketch.draft().end(annotation));
    }
  }

  /** One of several, with the comma behind or before it. */
  private void one(List<? extends Tree> all, Tree gone) {
    int at = all.indexOf(gone);
    Draft draft = sketch.draft();
    if (at + 1 < all.size()) {
      sketch.delete(draft.start(gone), draft.start(all.get(at + 1)));
    } else {
      sketch.delete(draft.end(all.get(at - 1)), draft.end(gone));
    }
  }
}
