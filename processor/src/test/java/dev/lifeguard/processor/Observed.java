package dev.lifeguard.processor;

import com.sun.source.util.JavacTask;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.processor.diagnostic.Edit;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Fix;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.javac.TreePosition;
import dev.lifeguard.processor.javac.edit.Edits;
import dev.lifeguard.processor.option.Options;
import dev.lifeguard.runtime.ResourcePool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * One run of javac with Lifeguard, and what a front end that can edit hears of it.
 *
 * @param errors what javac says for itself
 * @param findings what Lifeguard says
 */
public record Observed(List<String> errors, List<Heard> findings) {

  private static final List<Path> LIBRARIES =
      Stream.of(OwnsPool.class, ResourcePool.class, NullMarked.class)
          .map(Observed::home)
          .distinct()
          .toList();

  /** Those that fixtures use: javac looks through all packages of all modules there are. */
  private static final String MODULES = "java.base,java.compiler,java.net.http";

  /** Opening the libraries takes longer than compiling a fixture. */
  private static final ThreadLocal<StandardJavaFileManager> FILES =
      ThreadLocal.withInitial(
          () ->
              ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null));

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
            .<JavaFileObject>map(each -> new Text(uri(each.getKey()), each.getValue()))
            .toList();
    try {
      StandardJavaFileManager files = FILES.get();
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Stream.concat(LIBRARIES.stream(), libraries.stream()).toList());
      files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
      var task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(
                      Writer.nullWriter(),
                      new Memory(files),
                      each -> {
                        String text = each.getMessage(Locale.ROOT);
                        if (each.getKind() == Diagnostic.Kind.ERROR && !text.startsWith("[LG")) {
                          errors.add(text);
                        }
                      },
                      List.of("-Xmaxerrs", "1000", "--limit-modules", MODULES),
                      null,
                      objects);
      task.setProcessors(List.of(new LifetimeProcessor()));
      Compilation compilation = Compilation.start(task, Options.byDefault()).orElseThrow();
      var edits = new Edits(compilation.trees(), task.getElements(), () -> objects);
      compilation.audience(finding -> findings.add(heard(finding, edits)));
      task.addTaskListener(
          new CompilationWatch(compilation, options -> BodyAnalysis.create(task, options)));
      task.call();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Observed(errors, findings);
  }

  /** How the file of that path is called. */
  public static URI uri(String path) {
    return URI.create("string:///" + path);
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

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(URI uri, String text) {
      super(uri, Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps generated sources, and no classes. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new Written(className, kind);
    }

    @Override
    public void close() {
      // The libraries stay open for the next run.
    }
  }

  private static final class Written extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Written(String className, Kind kind) {
      super(URI.create("written:///" + className.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
