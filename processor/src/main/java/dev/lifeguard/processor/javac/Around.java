package dev.lifeguard.processor.javac;

import com.sun.source.tree.Tree;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The declarations around a piece of source, and the suppressions that are in force there. */
record Around(List<Suppression> suppressions) {

  static final Around NOTHING = new Around(List.of());

  /** What is around the inside of a declaration. */
  Around in(@Nullable Element declaration, Tree tree, Unit unit) {
    if (declaration == null || declaration.getAnnotationMirrors().isEmpty()) {
      return this;
    }
    List<Suppression> own = unit.suppressions(tree);
    if (own.isEmpty()) {
      return this;
    }
    List<Suppression> all = new ArrayList<>(own);
    all.addAll(suppressions);
    return new Around(all);
  }
}
