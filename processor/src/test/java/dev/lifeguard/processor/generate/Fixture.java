package dev.lifeguard.processor.generate;

import static com.google.testing.compile.Compiler.javac;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.lifeguard.processor.Homes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Sources, compiled together with what is generated for their specs; no warning is tolerated. */
final class Fixture {

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile("^[^*\\n]*?\\b(?:class|@?interface|record|enum) (\\w+)", Pattern.MULTILINE);

  static final List<String> LINT = List.of("-Xlint:all,-processing", "-Werror");

  private static final String HEADER =
      """
      package ftp;

      import dev.lifeguard.annotations.*;
      import dev.lifeguard.runtime.*;
      import java.lang.foreign.MemorySegment;
      import java.util.*;
      import java.util.function.*;
      import org.jspecify.annotations.Nullable;

      """;

  private static final String DAEMON = "@Pool(permanent = true) interface Daemon {}";

  private static final String CAUGHT =
      """
      final class Caught {
        interface Action {
          void run() throws Throwable;
        }

        static String by(Action action) {
          try {
            action.run();
            return "nothing";
          } catch (Throwable thrown) {
            return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
          }
        }
      }
      """;

  private final Compilation compilation;

  private Fixture(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * Sources of a package {@code ftp}, with the imports that most of them need, a permanent kind
   * {@code Daemon}, and {@code Caught.by(…)}, which says what was thrown.
   */
  static Fixture inFtp(String... sources) {
    return withHeader(
        HEADER,
        Stream.concat(Stream.of(DAEMON, CAUGHT), Arrays.stream(sources)).toArray(String[]::new));
  }

  /** The sources of one compilation, each of which begins with {@code header}. */
  static Fixture withHeader(String header, String... sources) {
    return of(Arrays.stream(sources).map(source -> header + source).toArray(String[]::new));
  }

  static Fixture of(String... sources) {
    return compile(sources);
  }

  private static Fixture compile(String... sources) {
    Compilation compilation =
        javac()
            .withProcessors(new WritingProcessor())
            .withClasspath(libraries())
            .withOptions(unchecked())
            .compile(Arrays.stream(sources).map(Fixture::file).toList());
    Fixture fixture = new Fixture(compilation);
    assertEquals(
        "",
        compilation.diagnostics().stream().map(Object::toString).collect(joining("\n")),
        fixture::everythingGenerated);
    return fixture;
  }

  /** Probes do on purpose what generated code has to refuse at run time. */
  private static List<String> unchecked() {
    return Stream.concat(LINT.stream(), Stream.of("-Xplugin:Lifeguard lifeguard.check=off"))
        .toList();
  }

  /** What a user of generated classes has on the path: annotations, runtime and JSpecify. */
  static List<File> libraries() {
    return Homes.LIBRARIES.stream().map(Path::toFile).toList();
  }

  private static JavaFileObject file(String source) {
    Matcher inPackage = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    String simpleName = type.find() ? type.group(1) : "package-info";
    String prefix = inPackage.find() ? inPackage.group(1) + '.' : "";
    return JavaFileObjects.forSourceString(prefix + simpleName, source);
  }

  /** The text of a generated class. */
  String source(String className) {
    return compilation
        .generatedSourceFile(className)
        .map(Fixture::text)
        .orElseThrow(() -> new AssertionError("nothing generated for " + className));
  }

  /** Calls {@code public static List<?> run()} of the public class {@code ftp.Probe}. */
  List<?> run() {
    try {
      var run = new Loader(compilation).loadClass("ftp.Probe").getMethod("run");
      return (List<?>) run.invoke(null);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(failure.getMessage(), failure);
    }
  }

  private String everythingGenerated() {
    if (compilation.status() == Compilation.Status.FAILURE) {
      return "";
    }
    return compilation.generatedSourceFiles().stream().map(Fixture::text).collect(joining("\n"));
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Loader extends ClassLoader {

    private final Map<String, JavaFileObject> classes = new HashMap<>();

    Loader(Compilation compilation) {
      super(Fixture.class.getClassLoader());
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          String path = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
          classes.put(path.substring(0, path.length() - ".class".length()).replace('/', '.'), file);
        }
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      JavaFileObject file = classes.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      try (var in = file.openInputStream()) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException failure) {
        throw new ClassNotFoundException(name, failure);
      }
    }
  }
}
