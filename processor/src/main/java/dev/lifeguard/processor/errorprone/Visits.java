package dev.lifeguard.processor.errorprone;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Severity;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.javac.FrontEnd;
import dev.lifeguard.processor.javac.Handover;
import dev.lifeguard.processor.javac.TreePosition;
import dev.lifeguard.processor.javac.edit.Edits;
import dev.lifeguard.processor.option.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * The visits of one run of Error Prone. Each is kept, for what is found in a file is shown after
 * the last one, by way of the visit to that file: its listener collects the patches of the file.
 */
final class Visits implements FrontEnd {

  /** A visit to a file, and the fixes that were suggested in it so far. */
  private record Visit(VisitorState state, Patches patches) {}

  private final LifetimeChecker checker;
  private final Settings settings;
  private final Reticence reticence;
  private final Edits edits;
  private final Map<JavaFileObject, Visit> visits = new HashMap<>();

  Visits(LifetimeChecker checker, JavacTask task, Handover handover, VisitorState state) {
    this.checker = checker;
    this.settings = new Settings(state.errorProneOptions());
    this.reticence = new Reticence(checker, settings, Trees.instance(task));
    this.edits = new Edits(Trees.instance(task), task.getElements(), handover::sources);
  }

  void add(CompilationUnitTree unit, VisitorState state) {
    JavaFileObject file = unit.getSourceFile();
    visits.put(file, new Visit(state, new Patches(file.toUri())));
  }

  @Override
  public Options options() {
    return settings.given();
  }

  @Override
  public List<String> problems() {
    return settings.problems();
  }

  @Override
  public Options byDefault() {
    return settings.asAWhole();
  }

  @Override
  public Sink sink(Sink printer) {
    return finding -> {
      switch (finding.place()) {
        case TreePosition position -> show(finding, position, printer);
        default -> printer.report(finding);
      }
    };
  }

  /** A file that nobody spared and Error Prone did not visit is one of a run with errors. */
  private void show(Finding finding, TreePosition position, Sink printer) {
    @Nullable Visit visit = visits.get(position.unit().getSourceFile());
    if (reticence.spares(finding, position)) {
      return;
    }
    if (visit == null) {
      printer.report(finding);
    } else if (!reticence.isSuppressed(position, visit.state())) {
      visit.state().reportMatch(describe(finding, position, visit));
    }
  }

  @SuppressWarnings("RestrictedApi") // Options are taken into account: see Settings.
  private Description describe(Finding finding, TreePosition position, Visit visit) {
    Description.Builder description =
        checker
            .buildDescription(position.tree())
            .setMessage(finding.message())
            .overrideSeverity(level(finding.severity()));
    for (SuggestedFix fix : visit.patches().suggest(finding, edits)) {
      description.addFix(fix);
    }
    return description.build();
  }

  private static SeverityLevel level(Severity severity) {
    return switch (severity) {
      case ERROR -> SeverityLevel.ERROR;
      case WARNING -> SeverityLevel.WARNING;
    };
  }
}
