package dev.lifeguard.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import dev.lifeguard.processor.diagnostic.BodyFailure;
import dev.lifeguard.processor.diagnostic.Breakdown;
import dev.lifeguard.processor.diagnostic.Report;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.option.Options;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Hands the classes of a compilation to the analysis, and what that finds to the user.
 *
 * <p>Nothing of ours ends javac: a failure is a warning, and kept until it is known that javac had
 * no errors, which may well have been its cause.
 */
final class BodyCheck {

  /** A failure of our own while looking at a class. */
  private record Failure(String what, TreePath path, Throwable thrown) {}

  private final Compilation compilation;
  private final Function<Options, BodyAnalysis> analyses;
  private final WrittenSuppressions suppressions;
  private final List<TreePath> unproven = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final Set<String> problems = new HashSet<>();
  private Optional<BodyAnalysis> analysis = Optional.empty();
  private Optional<TreePath> last = Optional.empty();

  BodyCheck(Compilation compilation, Function<Options, BodyAnalysis> analyses) {
    this.compilation = compilation;
    this.analyses = analyses;
    this.suppressions = new WrittenSuppressions(compilation.trees());
  }

  /** Takes in a top-level class that javac has just analysed. */
  void take(TypeElement type, TreePath path) {
    unproven.add(path);
    if (compilation.checksBodies()
        && compilation.relevance().isRelevant(path.getCompilationUnit())) {
      last = Optional.of(path);
      guarded(type.getQualifiedName().toString(), path, () -> take(path, type));
    }
  }

  private void take(TreePath path, TypeElement type) {
    analysis().analyzed(type, path);
    if (compilation.mentionsUs()) {
      suppressions.collect(path);
    }
  }

  /** javac writes class files, so there were no errors in the classes taken in so far. */
  void proven() {
    unproven.clear();
  }

  /** Whether the classes not proven so far are all of {@code that} sort, and look sound. */
  boolean unproven(Predicate<CompilationUnitTree> that) {
    return unproven.stream().allMatch(path -> that.test(path.getCompilationUnit()))
        && !anyErroneous();
  }

  /** Whether javac has found an error in the classes taken in, as far as one can see. */
  boolean anyErroneous() {
    return unproven.stream().anyMatch(path -> Erroneous.in(path, compilation.trees()));
  }

  /**
   * Says what is wrong with the bodies taken in, if they were not finished before, and which
   * suppressions were for nothing.
   */
  void finish() {
    last.ifPresent(this::finish);
    last = Optional.empty();
    analysis = Optional.empty();
  }

  private void finish(TreePath last) {
    if (compilation.checksBodies()) {
      show(last);
    }
  }

  private void show(TreePath last) {
    Sink out = compilation.filtered(compilation.shown());
    var report = new Report();
    guarded("some class", last, () -> analysis().finish(report));
    report.findings().forEach(out::report);
    if (failures.isEmpty() && compilation.isComplete()) {
      suppressions.report(compilation.options()::reports, compilation::isUsed, out);
    }
    sayFailures();
    sayProblems(last);
    if (failures.isEmpty()) {
      guarded(
          "some class",
          last,
          () -> compilation.learnt().ifPresent(filer -> filer.write(analysis().learnt())));
    }
  }

  private void sayProblems(TreePath at) {
    if (!compilation.hasProcessor()) {
      compilation.options().problems().forEach(each -> sayProblem(each, at));
    }
    for (String each : analysis.map(BodyAnalysis::problems).orElse(List.of())) {
      sayProblem(each, at);
    }
    for (String each : analysis.map(BodyAnalysis::remarks).orElse(List.of())) {
      say(Diagnostic.Kind.NOTE, each, at);
    }
  }

  private void sayProblem(String problem, TreePath at) {
    say(Diagnostic.Kind.MANDATORY_WARNING, problem, at);
  }

  private void say(Diagnostic.Kind level, String text, TreePath at) {
    if (problems.add(text)) {
      CompilationUnitTree unit = at.getCompilationUnit();
      compilation.printer().say(level, text, unit, unit);
    }
  }

  private BodyAnalysis analysis() {
    BodyAnalysis present = analysis.orElseGet(() -> analyses.apply(compilation.options()));
    analysis = Optional.of(present);
    return present;
  }

  private void guarded(String what, TreePath path, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError thrown) {
      failures.add(
          thrown instanceof BodyFailure failure
              ? new Failure(failure.body(), path, failure.thrown())
              : new Failure(what, path, thrown));
    }
  }

  /** One warning, however much has failed. */
  private void sayFailures() {
    List<Failure> ours =
        failures.stream().filter(each -> !Breakdown.isMissingClassFile(each.thrown())).toList();
    if (!ours.isEmpty()) {
      Failure first = ours.getFirst();
      String others = ours.size() == 1 ? "" : " (and " + (ours.size() - 1) + " others)";
      compilation
          .printer()
          .say(
              Diagnostic.Kind.MANDATORY_WARNING,
              Breakdown.message(first.what() + others, first.thrown()),
              first.path().getLeaf(),
              first.path().getCompilationUnit());
    }
  }
}
