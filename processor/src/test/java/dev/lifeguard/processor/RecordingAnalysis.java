package dev.lifeguard.processor;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Severity;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.javac.TreePosition;
import dev.lifeguard.processor.javac.TreeSuppressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds fault with calls whose name is that of a rule, in lower case ({@code lg203()}), twice each.
 * Records what it was told.
 */
class RecordingAnalysis implements BodyAnalysis {

  private final List<String> told = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Trees trees;

  /** The names of the classes in their order, and "finish". */
  List<String> told() {
    return told;
  }

  void use(Trees javacs) {
    trees = javacs;
  }

  @Override
  public void analyzed(TypeElement type, TreePath path) {
    told.add(type.getQualifiedName().toString());
    new Search().scan(path, null);
  }

  @Override
  public void finish(Sink sink) {
    told.add("finish");
    findings.forEach(sink::report);
    findings.forEach(sink::report);
  }

  private final class Search extends TreePathScanner<@Nullable Void, @Nullable Void> {

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      if (trees != null
          && call.getMethodSelect() instanceof IdentifierTree name
          && name.getName().toString().matches("lg\\d+")) {
        var position =
            new TreePosition(
                trees,
                call,
                getCurrentPath().getCompilationUnit(),
                new TreeSuppressions(trees).inForce(getCurrentPath()));
        Rule rule = Rule.valueOf(name.getName().toString().toUpperCase(Locale.ROOT));
        Finding finding = Finding.of(rule, position, "line " + position.line());
        findings.add(call.getArguments().isEmpty() ? finding : finding.as(Severity.ERROR));
      }
      return super.visitMethodInvocation(call, null);
    }
  }
}
