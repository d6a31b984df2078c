package dev.lifeguard.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.lifeguard.processor.fixture.LateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processors and sources in every order, and what one wrong type means for the others. */
final class RoundsTest {

  private static final JavaFileObject KINDS =
      source(
          "app.Daemon",
          """
          package app;

          import dev.lifeguard.annotations.Pool;

          @Pool(permanent = true)
          interface Daemon {}
          """);

  private static final JavaFileObject SERVER =
      source(
          "app.Server",
          """
          package app;

          import dev.lifeguard.annotations.*;

          @OwnsPool
          @SubPoolOf(Daemon.class)
          interface Server {
            String name();

            @Child SessionRec current();

            void current(SessionRec next);
          }
          """);

  private static final JavaFileObject SESSION =
      source(
          "app.Session",
          """
          package app;

          import dev.lifeguard.annotations.*;

          @OwnsPool
          @SubPoolOf(Server.class)
          interface Session {
            ServerRec server();
          }
          """);

  private static final JavaFileObject USE =
      source(
          "app.Use",
          """
          package app;

          import dev.lifeguard.runtime.ResourcePool;

          final class Use {
            static SessionRec open(ResourcePool<Daemon> daemon) {
              ServerRec server = ServerRec.in(daemon, "main");
              server.current(SessionRec.in(server.pool(), server));
              return server.current();
            }
          }
          """);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void specsMayMentionEachOthersClassesInEveryOrder(long seed) throws IOException {
    Compilation sorted = compile(List.of(KINDS, SERVER, SESSION, USE));
    List<JavaFileObject> shuffled = new ArrayList<>(List.of(KINDS, SERVER, SESSION, USE));
    Collections.shuffle(shuffled, new Random(seed));
    Compilation other = compile(shuffled);

    assertThat(sorted).succeededWithoutWarnings();
    assertThat(other).succeededWithoutWarnings();
    assertEquals(generated(sorted), generated(other), "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itMakesNoDifferenceWhichProcessorRunsFirst(boolean oursFirst) {
    JavaFileObject spec =
        source(
            "app.Mailbox",
            """
            package app;

            import dev.lifeguard.annotations.OwnsPool;

            @OwnsPool
            interface Mailbox {
              Settings settings();
            }
            """);
    JavaFileObject use =
        source(
            "app.Open",
            """
            package app;

            final class Open {
              static String open(Settings settings) {
                try (MailboxRec mailbox = MailboxRec.create(settings)) {
                  return mailbox.settings().host();
                }
              }
            }
            """);
    var other =
        new LateWriter(
            2,
            "app.Settings",
            """
            package app;

            public interface Settings {
              String host();
            }
            """);

    assertThat(compile(oursFirst, other, spec, use)).succeededWithoutWarnings();
  }

  @Test
  void whatNeverAppearsIsJavacsToReport() {
    JavaFileObject spec =
        source(
            "app.Broken",
            """
            package app;

            import dev.lifeguard.annotations.*;

            @OwnsPool
            interface Broken {
              Missing missing();
            }
            """);

    Compilation compilation = compile(List.of(spec));

    assertThat(compilation).failed();
    assertThat(compilation).hadErrorContaining("cannot find symbol");
    assertFalse(
        compilation.diagnostics().toString().contains("[LG"),
        () -> compilation.diagnostics().toString());
  }

  @Test
  void oneWrongSpecDoesNotStopTheOthers() {
    JavaFileObject wrong =
        source(
            "app.Wrong",
            """
            package app;

            @dev.lifeguard.annotations.OwnsPool
            interface Wrong<T> {}
            """);
    JavaFileObject right =
        source(
            "app.Right",
            """
            package app;

            @dev.lifeguard.annotations.OwnsPool
            interface Right {}
            """);

    JavaFileObject use =
        source(
            "app.Use",
            """
            package app;

            final class Use {
              static void close(RightRec right) {
                right.close();
              }
            }
            """);

    Compilation compilation = compile(List.of(wrong, right, use));

    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[LG103]").inFile(wrong);
  }

  @Test
  void aProjectWithoutPoolsGetsNothing() {
    JavaFileObject plain =
        source(
            "app.Plain",
            """
            package app;

            import java.util.*;

            class Plain<T extends Comparable<T>> extends ArrayList<T> {
              private static final long serialVersionUID = 1;
              static final Map<String, List<? super Integer>> ALL = new HashMap<>();
              enum Color { RED { @Override void paint() {} }; void paint() {} }
              record Pair<A, B extends A>(A a, B b) {}
              @FunctionalInterface interface Visitor<R> { R visit(Plain<?> plain); }
            }
            """);

    Compilation compilation = compile(List.of(plain));

    assertThat(compilation).succeededWithoutWarnings();
    assertEquals(List.of(), compilation.generatedSourceFiles());
  }

  private static Compilation compile(List<JavaFileObject> sources) {
    return compiler(new LifetimeProcessor(), new OwnAnnotations()).compile(sources);
  }

  private static Compilation compile(
      boolean oursFirst, Processor other, JavaFileObject... sources) {
    Compiler compiler =
        oursFirst
            ? compiler(new LifetimeProcessor(), other)
            : compiler(other, new LifetimeProcessor());
    return compiler.compile(sources);
  }

  private static Compiler compiler(Processor... processors) {
    return Compiler.javac()
        .withProcessors(processors)
        .withOptions("-Xlint:all,-processing", "-Werror");
  }

  private static Map<String, String> generated(Compilation compilation) throws IOException {
    var files = new TreeMap<String, String>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      files.put(file.getName(), file.getCharContent(false).toString());
    }
    return files;
  }

  private static JavaFileObject source(String name, String text) {
    return JavaFileObjects.forSourceString(name, text);
  }
}
