package dev.lifeguard.processor.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What a compilation came to.
 *
 * @param succeeded whether the sources compiled
 * @param messages all that was said, each with its place
 */
record Outcome(boolean succeeded, List<String> messages) {

  /** Compiles a project with javac alone. */
  static Outcome alone(Project project, List<Path> classPath, Path classes) throws IOException {
    return compile(project, List.of("-proc:none"), classPath, List.of(), classes);
  }

  /** Compiles a project with what is on a processor path and starts by itself from there. */
  static Outcome with(List<Path> processorPath, Project project, List<Path> classPath, Path classes)
      throws IOException {
    return compile(project, List.of("-proc:full"), classPath, processorPath, classes);
  }

  private static Outcome compile(
      Project project,
      List<String> processing,
      List<Path> classPath,
      List<Path> processorPath,
      Path classes)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    var said = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, processorPath);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null,
              files,
              said,
              processing,
              null,
              files.getJavaFileObjectsFromPaths(project.sources()));
      task.setLocale(Locale.ROOT);
      boolean succeeded = task.call();
      return new Outcome(succeeded, said.getDiagnostics().stream().map(Outcome::text).toList());
    }
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String place = source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ";
    return place + diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT);
  }
}
