package dev.lifeguard.processor.errorprone;

import static com.google.errorprone.BugPattern.LinkType.NONE;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;
import static com.google.errorprone.BugPattern.SeverityLevel.WARNING;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.lifeguard.processor.javac.Handover;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lifeguard as a check of Error Prone's: the same findings as the plug-in's, with fixes that {@code
 * -XepPatchChecks:Lifeguard} applies.
 *
 * <p>The plug-in is there, too, and follows javac as ever, for what is wrong with a body may lie in
 * a class that is analysed last. It only leaves it to this check to say so. Where Error Prone does
 * not visit this check, the plug-in prints:
 *
 * <table>
 * <caption>Who shows findings</caption>
 * <tr><td>Error Prone runs this check</td><td>this, each as bad as its rule says</td></tr>
 * <tr><td>{@code -Xep:Lifeguard:WARN}, {@code ERROR}</td>
 *     <td>this, as bad as that; {@code -XepOpt:Lifeguard:LG402=…} knows better</td></tr>
 * <tr><td>{@code -Xep:Lifeguard:OFF}; other checks are being patched</td><td>nobody</td></tr>
 * <tr><td>{@code -XepDisableAllChecks}, which does not name Lifeguard; Error Prone does not find
 *     it, for there is no processor path; Error Prone is not there</td><td>the plug-in</td></tr>
 * <tr><td>in files of {@code -XepExcludedPaths}</td><td>nobody</td></tr>
 * <tr><td>javac has errors of its own, and Error Prone is not asked</td>
 *     <td>the plug-in, about declarations</td></tr>
 * <tr><td>a struct that cannot be generated</td><td>the processor, at once</td></tr>
 * </table>
 */
@AutoService(BugChecker.class)
@SuppressWarnings("BugPatternNaming") // Its users know it by this name, as the plug-in.
@BugPattern(
    name = LifetimeChecker.NAME,
    summary = "Something short-lived gets into a place that lives longer",
    severity = ERROR,
    linkType = NONE)
public final class LifetimeChecker extends BugChecker implements CompilationUnitTreeMatcher {

  /** What Error Prone's options and {@code @SuppressWarnings} call it. */
  static final String NAME = "Lifeguard";

  private static final String NO_PLUGIN =
      """
      Lifeguard's compiler plug-in is not running, without which the check sees nothing.
          It starts by itself in javac, with Lifeguard's jar on the processor path; \
      -Xep:Lifeguard:OFF says that you do not want it.\
      """;

  private static final long serialVersionUID = 1L;

  private transient @Nullable Visits visits;
  private transient boolean complained;

  /** For Error Prone. */
  public LifetimeChecker() {}

  @SuppressWarnings("RestrictedApi") // This is no finding, and never worse than a warning.
  @Override
  public Description matchCompilationUnit(CompilationUnitTree unit, VisitorState state) {
    Optional<JavacTask> task = Optional.ofNullable(state.context.get(JavacTask.class));
    Optional<Handover> handover = task.flatMap(Handover::of);
    if (handover.isPresent()) {
      Visits present = visits(task.get(), handover.get(), state);
      present.add(unit, state);
      handover.get().visit(present, unit);
    } else if (!complained) {
      complained = true;
      return buildDescription(unit).setMessage(NO_PLUGIN).overrideSeverity(WARNING).build();
    }
    return Description.NO_MATCH;
  }

  private Visits visits(JavacTask task, Handover handover, VisitorState state) {
    Visits present = visits;
    if (present == null) {
      present = new Visits(this, task, handover, state);
      visits = present;
    }
    return present;
  }
}
