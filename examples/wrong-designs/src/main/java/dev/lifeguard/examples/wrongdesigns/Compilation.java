package dev.lifeguard.examples.wrongdesigns;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What javac did with some sources when it had what a user's build gives it: the runtime on the
 * class path, the processor on the processor path, and no flags.
 *
 * @param succeeded whether they compiled
 * @param output what javac printed, in English, with paths relative to the module
 */
public record Compilation(boolean succeeded, String output) {

  private static final String ANNOTATIONS = "dev.lifeguard.annotations.OwnsPool";
  private static final String RUNTIME = "dev.lifeguard.runtime.ResourcePool";
  private static final String PROCESSOR = "dev.lifeguard.processor.LifetimeProcessor";
  private static final String JAVAPOET = "com.palantir.javapoet.JavaFile";
  private static final String JSPECIFY = "org.jspecify.annotations.Nullable";

  private static final List<Path> CLASS_PATH = homes(ANNOTATIONS, RUNTIME, JSPECIFY);
  private static final List<Path> PROCESSOR_PATH =
      homes(PROCESSOR, JAVAPOET, ANNOTATIONS, JSPECIFY);

  /** Whether Lifeguard, and not javac for a reason of its own, rejected the sources. */
  public boolean rejected() {
    return !succeeded && output.contains("error: [LG");
  }

  static Compilation of(Path module, List<Path> sources) throws IOException {
    Path classes = Files.createTempDirectory("designs");
    try {
      return compile(module, sources, classes);
    } finally {
      delete(classes);
    }
  }

  private static Compilation compile(Path module, List<Path> sources, Path classes)
      throws IOException {
    JavaCompiler javac =
        Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(() -> new IllegalStateException("This takes a JDK, not a JRE."));
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, CLASS_PATH);
      files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, PROCESSOR_PATH);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      var printed = new StringWriter();
      JavaCompiler.CompilationTask task =
          javac.getTask(
              printed, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      task.setLocale(Locale.ROOT);
      boolean succeeded = task.call();
      return new Compilation(succeeded, relative(printed.toString(), module));
    }
  }

  private static String relative(String output, Path module) {
    return output
        .lines()
        .map(line -> line.replace(module + "/", "") + "\n")
        .collect(Collectors.joining());
  }

  private static List<Path> homes(String... types) {
    return Stream.of(types).map(Compilation::home).toList();
  }

  /** The jar or directory that a class comes from. */
  private static Path home(String type) {
    try {
      CodeSource source = Class.forName(type).getProtectionDomain().getCodeSource();
      return Path.of(URI.create(source.getLocation().toString()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("not on the class path: " + type, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
