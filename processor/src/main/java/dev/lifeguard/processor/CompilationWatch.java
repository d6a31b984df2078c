package dev.lifeguard.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import dev.lifeguard.processor.diagnostic.Breakdown;
import dev.lifeguard.processor.diagnostic.RulePage;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.javac.FrontEnd;
import dev.lifeguard.processor.option.Options;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Follows one run of javac, to know when to look at a class and when to speak.
 *
 * <table>
 * <caption>When what is said</caption>
 * <tr><td>another front end has visited the last file</td><td>everything</td></tr>
 * <tr><td>a class file is about to be written, and all classes were analysed</td>
 *     <td>everything: javac has no errors, and has not counted ours yet</td></tr>
 * <tr><td>all classes were analysed, but a type in them is wrong</td>
 *     <td>what was held back about declarations</td></tr>
 * <tr><td>processors are done, and javac does not go on</td>
 *     <td>what was held back about declarations</td></tr>
 * <tr><td>the end</td><td>whatever was not said before</td></tr>
 * </table>
 *
 * <p>That javac writes class files is the only sign, for a plug-in that uses its public API alone,
 * that it has found no errors. With errors of its own, nothing is said about bodies.
 *
 * <p>Sources that javac comes across only while it writes a class file are looked at by themselves.
 */
final class CompilationWatch implements TaskListener {

  private final Compilation compilation;
  private final BodyCheck bodies;
  private final MissingProcessor partner;
  private final Unanalyzed unanalyzed = new Unanalyzed();
  private final Stage stage = new Stage();

  /** The file that was read last, to print at when there is no better place. */
  private Optional<CompilationUnitTree> latest = Optional.empty();

  private boolean joined;

  /** {@code analyses} makes the analysis once the options are known. */
  CompilationWatch(Compilation compilation, Function<Options, BodyAnalysis> analyses) {
    this.compilation = compilation;
    this.bodies = new BodyCheck(compilation, analyses);
    this.partner = new MissingProcessor(compilation);
    compilation.handover().whenVisited(unit -> guarded(() -> visited(unit)));
  }

  @Override
  public void started(TaskEvent event) {
    guarded(() -> follow(event));
  }

  @Override
  public void finished(TaskEvent event) {
    guarded(() -> followEnd(event));
  }

  private void follow(TaskEvent event) {
    stage.started(event.getKind());
    switch (event.getKind()) {
      case COMPILATION -> compilation.running(true);
      case ANALYZE -> partner.check(event);
      case GENERATE -> generating();
      default -> {}
    }
  }

  private void followEnd(TaskEvent event) {
    stage.finished(event.getKind());
    switch (event.getKind()) {
      case PARSE -> read(event.getCompilationUnit());
      case ANNOTATION_PROCESSING -> processed();
      case ANALYZE -> analyzed(event);
      case COMPILATION -> end();
      default -> {}
    }
  }

  /** Whatever fails here, javac does not. What fails about one class has its own guard. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError thrown) {
      compilation.incomplete();
      if (!Breakdown.isMissingClassFile(thrown)) {
        latest.ifPresent(unit -> say(Breakdown.message("this compilation", thrown), unit));
        latest = Optional.empty();
      }
    }
  }

  private void say(String text, CompilationUnitTree unit) {
    compilation.printer().say(Diagnostic.Kind.MANDATORY_WARNING, text, unit, unit);
  }

  private void read(CompilationUnitTree unit) {
    latest = Optional.of(unit);
    compilation.relevance().add(unit);
    unanalyzed.read(unit, stage.isInside());
    partner.read(unit);
    if (!MissingProcessor.hasGenerated(unit)) {
      compilation.handover().add(unit.getSourceFile());
    }
    if (!compilation.mentionsUs() && Imports.mentionUs(unit)) {
      compilation.mentioned();
    }
  }

  /** Classes are entered once more after the last round, unless there were errors. */
  private void processed() {
    if (!stage.goesOn()) {
      compilation.release();
    }
  }

  private void analyzed(TaskEvent event) {
    take(event.getTypeElement(), event.getCompilationUnit());
    if (unanalyzed.isEmpty() && compilation.holdsAny() && bodies.anyErroneous()) {
      compilation.release();
    }
  }

  private void take(TypeElement type, CompilationUnitTree unit) {
    unanalyzed.analyzed(type, unit, compilation.trees()).ifPresent(path -> bodies.take(type, path));
  }

  /** A front end comes by after the last class of a file, maybe before we hear of that. */
  private void visited(CompilationUnitTree unit) {
    if (!joined) {
      joined = true;
      compilation.handover().frontEnd().ifPresent(each -> join(each, unit));
    }
    TreePath root = new TreePath(unit);
    for (Tree each : unit.getTypeDecls()) {
      if (compilation.trees().getElement(new TreePath(root, each)) instanceof TypeElement type) {
        take(type, unit);
      }
    }
    if (unanalyzed.isEmpty()) {
      finish();
    }
  }

  private void join(FrontEnd frontEnd, CompilationUnitTree unit) {
    compilation.join(frontEnd);
    frontEnd.problems().forEach(each -> say(each, unit));
    frontEnd
        .options()
        .explained()
        .forEach(
            each -> compilation.printer().say(Diagnostic.Kind.NOTE, RulePage.of(each), unit, unit));
  }

  private void generating() {
    bodies.proven();
    if (unanalyzed.isEmpty()) {
      finish();
    }
  }

  /**
   * Of classes that javac has only looked up, it writes no files when told so; and those that it
   * came across while processors ran, it may not even analyse.
   */
  private void end() {
    if (unanalyzed.isAllImplicit() && bodies.unproven(unanalyzed::isImplicit)) {
      finish();
    }
    compilation.release();
    compilation.running(false);
  }

  private void finish() {
    compilation.release();
    bodies.finish();
  }
}
