package dev.lifeguard.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.diagnostic.Spelling;
import dev.lifeguard.processor.diagnostic.Suppression;
import dev.lifeguard.processor.javac.SourceText;
import dev.lifeguard.processor.javac.TreePosition;
import dev.lifeguard.processor.javac.TreeSuppressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reports the suppressions in the code that have silenced nothing (LG901). */
final class WrittenSuppressions {

  /** A suppression, at a position with those that are in force there. */
  private record Written(Suppression suppression, TreePosition position) {}

  private final Trees trees;
  private final TreeSuppressions reader;
  private final List<Written> all = new ArrayList<>();

  WrittenSuppressions(Trees trees) {
    this.trees = trees;
    this.reader = new TreeSuppressions(trees);
  }

  /** Takes in the suppressions of a class, those on local variables included. */
  void collect(TreePath type) {
    if (isMentioned(type.getCompilationUnit()) && mentionsAny(type.getLeaf())) {
      new Collector().scan(type, null);
    }
  }

  /**
   * Reports what is left over of those taken in since the last time.
   *
   * @param judged whether a rule was looked at, so that its suppressions could have been used
   * @param used whether a suppression was
   */
  void report(Predicate<Rule> judged, Predicate<TreePosition> used, Sink sink) {
    // Those of LG901 itself come last, for the others may use them.
    for (boolean last : new boolean[] {false, true}) {
      for (Written each : all) {
        boolean known = each.suppression().rule().isPresent();
        if (each.suppression().silences(Rule.LG901) == last
            && each.suppression().rule().stream().allMatch(judged)
            && !used.test(each.position())) {
          sink.report(known ? unused(each) : unknown(each));
        }
      }
    }
    all.clear();
  }

  private static Finding unused(Written each) {
    String code = each.suppression().code();
    return Finding.of(
            Rule.LG901, each.position(), "\"lifeguard:" + code + "\" suppresses nothing here")
        .because("The checker has found nothing of " + code + " in this declaration.")
        .fix("take it away", Remedy.at(each.position(), new Remedy.Change.Remove()));
  }

  private static Finding unknown(Written each) {
    String code = each.suppression().code();
    List<String> codes = Arrays.stream(Rule.values()).map(Rule::name).toList();
    return Finding.of(
        Rule.LG901,
        each.position(),
        "\"lifeguard:" + code + "\" names no rule" + Spelling.hint("lifeguard:", code, codes));
  }

  /** Most files do not even have the name. */
  private static boolean isMentioned(CompilationUnitTree unit) {
    String text = SourceText.of(unit);
    return text == null || text.contains(SuppressWarnings.class.getSimpleName());
  }

  /** Most classes have none, and this is cheaper than keeping track of paths. */
  private static boolean mentionsAny(Tree type) {
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private boolean found;

          @Override
          public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
            found |= TreeSuppressions.isSuppressWarnings(annotation);
            return null;
          }
        };
    search.scan(type, null);
    return search.found;
  }

  private final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      collect();
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      collect();
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      collect();
      return super.visitVariable(variable, null);
    }

    private void collect() {
      List<Suppression> here = reader.on(getCurrentPath());
      if (!here.isEmpty()) {
        List<Suppression> inForce = reader.inForce(getCurrentPath());
        here.forEach(each -> add(each, without(each, inForce)));
      }
    }

    /** No suppression silences what is said of itself. */
    private static List<Suppression> without(Suppression one, List<Suppression> all) {
      return all.stream().filter(each -> !each.place().equals(one.place())).toList();
    }

    private void add(Suppression suppression, List<Suppression> inForce) {
      if (!suppression.isOfAll() && suppression.place() instanceof TreePosition value) {
        var position = new TreePosition(trees, value.tree(), value.unit(), inForce);
        if (all.stream().noneMatch(other -> isSame(other.position(), position))) {
          all.add(new Written(suppression, position));
        }
      }
    }

    /** javac copies the annotations of a record's component to its accessor and so on. */
    private boolean isSame(TreePosition one, TreePosition other) {
      return one.start() == other.start()
          && one.unit().getSourceFile().equals(other.unit().getSourceFile());
    }
  }
}
