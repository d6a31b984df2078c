package dev.lifeguard.processor;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Runs of javac in memory, for tests with thousands of them: what Lifeguard does in it, they say.
 */
public final class Bench {

  /** Those that fixtures use: javac looks through all packages of all modules there are. */
  private static final String MODULES =
      "java.base,java.compiler,java.desktop,java.logging,java.net.http";

  /** Opening the libraries takes longer than compiling a fixture. */
  private static final ThreadLocal<StandardJavaFileManager> FILES =
      ThreadLocal.withInitial(
          () ->
              ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, null));

  private Bench() {}

  /** A source, by its path. */
  public static JavaFileObject source(String path, String text) {
    return new Text(URI.create("string:///" + path), text);
  }

  /** A run that compiles sources, and throws the classes away. */
  public static JavacTask task(
      List<JavaFileObject> sources,
      List<Path> libraries,
      List<String> options,
      DiagnosticListener<JavaFileObject> listener) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-Xmaxerrs", "1000", "-Xmaxwarns", "1000", "--limit-modules", MODULES));
    try {
      StandardJavaFileManager files = FILES.get();
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Stream.concat(Homes.LIBRARIES.stream(), libraries.stream()).toList());
      files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
      return (JavacTask)
          ToolProvider.getSystemJavaCompiler()
              .getTask(Writer.nullWriter(), new Memory(files), listener, all, null, sources);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
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
