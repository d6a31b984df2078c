package dev.lifeguard.processor;

import com.sun.source.util.JavacTask;
import dev.lifeguard.processor.diagnostic.Edit;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Fix;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.javac.TreePosition;
import dev.lifeguard.processor.javac.edit.Edits;
import dev.lifeguard.processor.option.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * One run of javac with Lifeguard, and what a front end that can edit hears of it.
 *
 * @param errors what javac says for itself
 * @param findings what Lifeguard says
 */
public record Observed(List<String> errors, List<Heard> findings) {

  /** A finding, the file that it is in, and its fixes with their edits. */
  public record Heard(Finding finding, String file, List<Mended> fixes) {}

  /** A fix, and what it makes of the file, if an edit can do it. */
  public record Mended(Fix fix, Optional<Edit> edit) {}

  /** Compiles sources, which are given by their paths. */
  public static Observed of(Map<String, String> sources, List<Path> libraries) {
    var errors = new ArrayList<String>();
    var findings = new ArrayList<Heard>();
    List<JavaFileObject> objects =
        sources.entrySet().stream()
            .<JavaFileObject>map(each -> Bench.source(each.getKey(), each.getValue()))
            .toList();
    JavacTask task =
        Bench.task(
            objects,
            libraries,
            List.of(),
            each -> {
              String text = each.getMessage(Locale.ROOT);
              if (each.getKind() == Diagnostic.Kind.ERROR && !text.startsWith("[LG")) {
                errors.add(text);
              }
            });
    task.setProcessors(List.of(new LifetimeProcessor()));
    Compilation compilation = Compilation.start(task, Options.byDefault()).orElseThrow();
    var edits = new Edits(compilation.trees(), task.getElements(), () -> objects);
    compilation.audience(finding -> findings.add(heard(finding, edits)));
    task.addTaskListener(
        new CompilationWatch(compilation, options -> BodyAnalysis.create(task, options)));
    task.call();
    return new Observed(errors, findings);
  }

  /** How the file of that path is called. */
  public static URI uri(String path) {
    return Bench.source(path, "").toUri();
  }

  private static Heard heard(Finding finding, Edits edits) {
    String file =
        finding.place() instanceof TreePosition position
            ? position.unit().getSourceFile().getName()
            : "";
    return new Heard(
        finding,
        file,
        finding.fixes().stream().map(fix -> new Mended(fix, edits.of(fix))).toList());
  }
}
