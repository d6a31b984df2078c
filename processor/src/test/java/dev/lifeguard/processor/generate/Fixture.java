package dev.lifeguard.processor.generate;

import static com.google.testing.compile.Compiler.javac;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.runtime.ResourcePool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.NullMarked;

/** Sources, compiled together with what is generated for their specs; no warning is tolerated. */
final class Fixture {

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:@\\w+(?:\\(.*\\))? )*(?:(?:public|final|abstract) )*"
              + "(?:class|@?interface|record|enum) (\\w+)",
          Pattern.MULTILINE);

  private final Compilation compilation;

  private Fixture(Compilation compilation) {
    this.compilation = compilation;
  }

  /** The sources of one compilation, all of which begin with {@code header}. */
  static Fixture withHeader(String header, String... sources) {
    return of(Arrays.stream(sources).map(source -> header + source).toArray(String[]::new));
  }

  static Fixture of(String... sources) {
    return compile(classPath(), sources);
  }

  static Fixture inModules(String... sources) {
    return compile(List.of("--module-path", String.join(File.pathSeparator, libraries())), sources);
  }

  private static Fixture compile(List<String> path, String... sources) {
    List<String> options =
        Stream.concat(
                path.stream(), Stream.of("-Xlint:all,-processing", "-Werror", "-Xdoclint:none"))
            .toList();
    Compilation compilation =
        javac()
            .withProcessors(new WritingProcessor())
            .withOptions(options.toArray())
            .compile(Arrays.stream(sources).map(Fixture::file).toList());
    Fixture fixture = new Fixture(compilation);
    assertEquals(
        "",
        compilation.diagnostics().stream().map(Object::toString).collect(joining("\n")),
        fixture::everythingGenerated);
    return fixture;
  }

  private static List<String> classPath() {
    return List.of("-classpath", String.join(File.pathSeparator, libraries()));
  }

  private static List<String> libraries() {
    return Stream.of(OwnsPool.class, ResourcePool.class, NullMarked.class)
        .map(
            type -> {
              try {
                var source = type.getProtectionDomain().getCodeSource().getLocation();
                return new File(source.toURI()).getPath();
              } catch (URISyntaxException impossible) {
                throw new AssertionError(impossible);
              }
            })
        .toList();
  }

  private static JavaFileObject file(String source) {
    if (source.startsWith("module ") || source.startsWith("open module ")) {
      return JavaFileObjects.forSourceString("module-info", source);
    }
    Matcher inPackage = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException(source);
    }
    String prefix = inPackage.find() ? inPackage.group(1) + '.' : "";
    return JavaFileObjects.forSourceString(prefix + type.group(1), source);
  }

  /** The text of a generated class. */
  String source(String className) {
    return compilation
        .generatedSourceFile(className)
        .map(Fixture::text)
        .orElseThrow(() -> new AssertionError("nothing generated for " + className));
  }

  /** Calls the static method {@code run} of the public class {@code Probe} in {@code packageName}. */
  Object run(String packageName) throws Exception {
    try {
      return new Loader(compilation)
          .loadClass(packageName + ".Probe")
          .getMethod("run")
          .invoke(null);
    } catch (InvocationTargetException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }

  private String everythingGenerated() {
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
