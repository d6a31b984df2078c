package dev.lifeguard.processor;

import com.google.testing.compile.JavaFileObjects;
import com.sun.source.util.JavacTask;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.option.Options;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * One run of javac with Lifeguard on the processor path, as it prints: the analysis of bodies may
 * be the test's own.
 *
 * @param succeeded whether it compiled
 * @param output what javac printed, counts included
 */
record JavacRun(boolean succeeded, String output) {

  /** Of each diagnostic the first line, without the file's folders, and the counts. */
  List<String> lines() {
    return output
        .lines()
        .filter(line -> line.matches(".*(error|warning|Note): .*|\\d+ (error|warning)s?"))
        .map(line -> line.replaceFirst("^[\\w./]*/", ""))
        .toList();
  }

  /** How many times the text was printed. */
  int count(String text) {
    return output.split(Pattern.quote(text), -1).length - 1;
  }

  /** With an analysis that may fail to be made. */
  static JavacRun watched(Function<Options, BodyAnalysis> analyses, Map<String, String> sources) {
    return run(
        task -> {
          Compilation compilation = Compilation.start(task, Options.byDefault()).orElseThrow();
          task.addTaskListener(new CompilationWatch(compilation, analyses));
        },
        List.of(),
        List.of(),
        sources);
  }

  static JavacRun of(
      Optional<BodyAnalysis> analysis,
      List<String> options,
      List<? extends Processor> processors,
      Map<String, String> sources) {
    return run(task -> analysis.ifPresent(each -> use(each, task)), options, processors, sources);
  }

  private static JavacRun run(
      Consumer<JavacTask> prepare,
      List<String> options,
      List<? extends Processor> processors,
      Map<String, String> sources) {
    Path out = temporary();
    try (StandardJavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, Homes.LIBRARIES);
      files.setLocationFromPaths(
          StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of(Homes.of(LifetimePlugin.class)));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
      var printed = new StringWriter();
      JavaCompiler.CompilationTask task =
          ToolProvider.getSystemJavaCompiler()
              .getTask(printed, files, null, options, null, objects(sources));
      task.setLocale(Locale.ROOT);
      if (!processors.isEmpty()) {
        task.setProcessors(processors);
      }
      prepare.accept((JavacTask) task);
      boolean succeeded = task.call();
      return new JavacRun(succeeded, printed.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      delete(out);
    }
  }

  /** The plug-in that javac finds then steps back, as there is one already. */
  private static void use(BodyAnalysis analysis, JavacTask task) {
    Compilation compilation = Compilation.start(task, Options.byDefault()).orElseThrow();
    if (analysis instanceof RecordingAnalysis recording) {
      recording.use(compilation.trees());
    }
    task.addTaskListener(new CompilationWatch(compilation, _ -> analysis));
  }

  private static List<JavaFileObject> objects(Map<String, String> sources) {
    var objects = new ArrayList<JavaFileObject>();
    sources.forEach((name, text) -> objects.add(JavaFileObjects.forSourceString(name, text)));
    return objects;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("javac");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return lines().stream().collect(Collectors.joining("\n", "", "\n\n")) + output;
  }
}
