package dev.lifeguard.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.TreePath;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.fixture.LateWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the analysis of bodies is told what, and when users are. */
final class CompilationWatchTest {

  private static final String KINDS =
      """
      package app;

      import dev.lifeguard.annotations.*;

      @Pool(permanent = true) interface Daemon {}
      @OwnsPool @SubPoolOf(Daemon.class) interface Server { %s }
      @OwnsPool @SubPoolOf(Server.class) interface Session {}
      """;

  /** A declaration that is wrong. */
  private static final String WRONG = KINDS.formatted("Session newest();");

  private static final String RIGHT = KINDS.formatted("");

  /** All that is needed for a package to be looked at. */
  private static final String MENTION = " // dev.lifeguard";

  private static final String PLAIN_BODY =
      "package app; class Body { void run() { lg203(); } void lg203() {} }";

  private static final String BODY = PLAIN_BODY + MENTION;

  /** That of the last run. */
  private RecordingAnalysis analysis = new RecordingAnalysis();

  @ParameterizedTest
  @ValueSource(strings = {"todo", "byfile", "simple"})
  void everyTopLevelClassIsToldOnceWhateverTheOrder(String policy) {
    JavacRun run =
        run(
            List.of("-XDcompilePolicy=" + policy),
            "app.package-info",
            "@Deprecated package app;",
            "app.A",
            "package app; class A extends B { class Inner { } } ; class A2 extends A {} record"
                + " R(int x) {}",
            "app.B",
            "package app; enum B2 { X { } } @interface N {} interface I {} class B extends C {"
                + " Object o = new Object() {}; }",
            "app.C",
            "package app; class C { void m() { class Local {} Runnable r = () -> {}; } }",
            "app.Spec",
            "package app; @dev.lifeguard.annotations.OwnsPool interface Spec {}");

    assertTrue(run.succeeded(), run::toString);
    assertTold("A", "A2", "B", "B2", "C", "I", "N", "R", "Spec", "SpecRec");
  }

  @Test
  void compactSourceFilesAndModulesAreTold() {
    assertTrue(run(List.of(), "Main", "void main() {}" + MENTION).succeeded());
    assertEquals(List.of("Main", "finish"), analysis.told());

    JavacRun module =
        run(
            List.of(),
            "module-info",
            "module app {}",
            "app.A",
            "package app; class A {}" + MENTION);

    assertTrue(module.succeeded(), module::toString);
    assertTold("A");
  }

  @Test
  void packagesThatHaveNothingToDoWithPoolsAreNotTold() {
    JavacRun alone = run(List.of(), "app.Body", PLAIN_BODY);

    assertTrue(alone.succeeded(), alone::toString);
    assertEquals(List.of(), analysis.told());

    run(
        List.of(),
        "pools.A",
        "package pools; import helping.B; class A { B b; }" + MENTION,
        "helping.B",
        "package helping; public class B {}",
        "calling.C",
        "package calling; import helping.*; class C { B b; }",
        "naming.D",
        "package naming; class D { helping.B b; }",
        "other.E",
        "package other; class E {}");

    assertEquals(
        List.of("calling.C", "finish", "helping.B", "naming.D", "pools.A"),
        analysis.told().stream().sorted().toList());
  }

  @Test
  void packagesThatALaterRoundConnectsAreTold() {
    JavacRun run =
        run(
            List.of(),
            List.of(
                new LifetimeProcessor(),
                new LateWriter(
                    1,
                    "app.Late",
                    "package app; @dev.lifeguard.annotations.OwnsPool interface Late {}")),
            "app.A",
            "package app; class A { static Late late; }");

    assertEquals(1, run.count("[LG202]"), run::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-implicit:class", "-implicit:none"})
  void sourcesThatJavacFindsByItselfAreTold(String implicit, @TempDir Path folder)
      throws Exception {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/B.java"), "package app; class B { C c; }");
    Files.writeString(folder.resolve("app/C.java"), "package app; class C {}");

    JavacRun run =
        run(
            List.of(implicit, "-sourcepath", folder.toString()),
            "app.A",
            "package app; class A { B b() { return new B(); } }" + MENTION);

    assertTrue(run.succeeded(), run::toString);
    assertTold("A", "B", "C");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sourcesOfLaterRoundsAreTold(int round) {
    JavacRun run =
        run(
            List.of(),
            List.of(
                new LifetimeProcessor(),
                new LateWriter(
                    round, "app.Late", "package app; class Late { void m(AddedRec added) {} }"),
                new LateWriter(
                    1,
                    "app.Added",
                    "package app; @dev.lifeguard.annotations.OwnsPool interface Added {}")),
            "app.A",
            "package app; class A { Late late; }");

    assertTrue(run.succeeded(), run::toString);
    List<String> told = new ArrayList<>(analysis.told());
    told.removeIf(name -> name.startsWith("late."));
    assertEquals(
        List.of("app.A", "app.Added", "app.AddedRec", "app.Late", "finish"),
        told.stream().sorted().toList());
    assertEquals("finish", told.getLast());
  }

  @Test
  void declarationsAndBodiesAreSaidTogetherAndCounted() {
    JavacRun run = run(List.of(), "app.Server", WRONG, "app.Body", BODY, "app.Z", "class Z {}");

    assertFalse(run.succeeded());
    assertEquals(
        List.of(
            "Server.java:6: error: [LG201] Server.newest refers to a Session, which dies before the"
                + " Server",
            "Body.java:1: error: [LG203] line 1",
            "2 errors"),
        run.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"int x = \"\";", "int f() {}", "void f() { undefined(); }", "Undefined u;"})
  void withErrorsOfJavacsOwnNothingIsSaidAboutBodies(String error) {
    String broken = "package app; class Broken { %s }".formatted(error);
    for (var sources :
        List.of(
            new String[] {"app.Broken", broken, "app.Body", BODY},
            new String[] {"app.Body", BODY, "app.Broken", broken})) {
      for (String policy : List.of("todo", "byfile", "simple")) {
        JavacRun run = run(List.of("-XDcompilePolicy=" + policy), sources);

        assertFalse(run.succeeded());
        assertEquals(2, run.lines().size(), run::toString);
        assertEquals("1 error", run.lines().getLast());
        assertFalse(analysis.told().contains("finish"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Broken { int f() { return \"\"; } }",
        "class Broken { void f() { undefined(); } }",
        "class Broken { int f() {} }",
        "class Broken extends Undefined {}",
        "import app.Undefined; class Broken {}",
        "class Broken { ServerRex rec; }",
        "class Broken { ; ) }"
      })
  void withErrorsOfJavacsOwnDeclarationsAreStillSaidOnce(String broken) {
    JavacRun run = run(List.of(), "app.Server", WRONG, "app.Broken", "package app; " + broken);

    assertFalse(run.succeeded());
    boolean parsed = !broken.contains(")  }") && !broken.contains("; )");
    assertEquals(parsed ? 1 : 0, run.count("[LG201]"), run::toString);
  }

  @Test
  void declarationsAreSaidBeforeTheCountWhereverJavacShowsItsError() {
    for (String broken : List.of("extends Undefined {}", "{ int f() { return \"\"; } }")) {
      JavacRun run =
          run(List.of(), "app.Server", WRONG, "app.Broken", "package app; class Broken " + broken);

      assertEquals("2 errors", run.lines().getLast(), run::toString);
    }
  }

  @Test
  void aStructThatCannotBeGeneratedIsSaidBeforeWhatFollows() {
    JavacRun run =
        run(
            List.of(),
            "app.Server",
            WRONG,
            "app.Job",
            "package app; @dev.lifeguard.annotations.OwnsPool interface Job<T> {}",
            "app.Use",
            "package app; class Use { JobRec job; }");

    assertEquals(
        List.of("[LG103]", "[LG201]", "cannot find symbol"),
        Stream.of("[LG103]", "[LG201]", "cannot find symbol")
            .filter(text -> run.count(text) == 1)
            .toList(),
        run::toString);
    assertTrue(run.lines().getFirst().contains("[LG103]"), run::toString);
  }

  @Test
  void withoutCompilingDeclarationsAreSaidAllTheSame() {
    JavacRun run = run(List.of("-proc:only"), "app.Server", WRONG);

    assertFalse(run.succeeded());
    assertEquals(2, run.lines().size(), run::toString);
    assertEquals("1 error", run.lines().getLast());
  }

  @Test
  void aToolThatWrapsTheEnvironmentLosesNothing() {
    var wrapped = new Wrapping(new LifetimeProcessor());
    JavacRun run = run(List.of(), List.of(wrapped), "app.Server", WRONG, "app.Body", BODY);

    assertEquals(3, run.lines().size(), run::toString);
    assertEquals("2 errors", run.lines().getLast());
  }

  @Test
  void bodiesObeyOptions() {
    String source =
        "package app; class A { void f() { lg203(); lg402(); lg402(1); } void lg203() {}"
            + " void lg402(int... x) {} }"
            + MENTION;

    assertEquals(
        List.of("A.java:1: error: [LG203] line 1", "1 error"),
        run(List.of("-Alifeguard.LG402=off"), "app.A", source).lines());
  }

  @Test
  void aFindingMayBeWorseThanItsRuleUnlessTheUserSaysOtherwise() {
    String source =
        "package app; class A {\n void f() { lg402(); }\n void g() { lg402(1); }\n"
            + " void lg402(int... x) {} }"
            + MENTION;

    assertEquals(
        List.of(
            "A.java:2: warning: [LG402] line 2",
            "A.java:3: error: [LG402] line 3",
            "1 error",
            "1 warning"),
        run(List.of(), "app.A", source).lines());
    assertEquals(
        "2 warnings",
        run(List.of("-Alifeguard.LG402=warning", "-nowarn"), "app.A", source).lines().getLast());
  }

  @Test
  void pagesArePrintedAndTheCompilationGoesOn() {
    JavacRun run =
        run(
            List.of("-Xlint:all", "-Alifeguard.explain=LG203", "-Alifeguard.chek=off"),
            "app.Server",
            RIGHT);

    assertTrue(run.succeeded(), run::toString);
    assertTrue(run.output().contains("Note: # LG203: "), run::toString);
    assertEquals(1, run.count("There is no option -Alifeguard.chek (did you mean"));
    assertEquals(0, run.count("not recognized by any processor"), run::toString);
  }

  @Test
  void bodiesCanBeLeftAlone() {
    JavacRun run = run(List.of("-Alifeguard.check=off"), "app.Body", BODY);

    assertEquals(List.of(), run.lines());
    assertEquals(List.of(), analysis.told());
  }

  @Test
  void bodiesCanBeLeftAloneWhereTheProcessorDoesNotRun() {
    String left = "-Xplugin:Lifeguard lifeguard.check=off";

    assertEquals(List.of(), unprocessed(left).lines());
    assertEquals(
        List.of("A.java:1: error: [LG301] p is used after its pool was closed", "1 error"),
        unprocessed("-Xplugin:Lifeguard").lines());
    assertEquals(1, unprocessed("-Xplugin:Lifeguard lifeguard.LG301=no").count("cannot be \"no\""));
  }

  private static JavacRun unprocessed(String plugin) {
    String use =
        "class A { void f(dev.lifeguard.runtime.ResourcePool<?> p) { p.close(); p.allocate(1); } }";
    return JavacRun.of(
        Optional.empty(), List.of("-proc:none", plugin), List.of(), Map.of("A", use));
  }

  @Test
  void suppressionsHoldForBodiesWhereverTheyStand() {
    JavacRun run =
        run(
            List.of("-Xlint:-options"),
            "app.A",
            """
            package app;
            class A {
              static final String CODE = "lifeguard:" + "LG203";
              static int lg203() { return 1; }
              static int lg204() { return 1; }
              @SuppressWarnings("lifeguard:LG203") int field = lg203();
              @SuppressWarnings({"unused", "lifeguard:LG204", CODE}) void method() {
                lg203();
                Runnable r = () -> lg204();
              }
              void local() {
                @SuppressWarnings(CODE) int x = lg203();
                @SuppressWarnings(value = "lifeguard:LG204") Runnable r = () -> {
                  @SuppressWarnings("lifeguard:LG203") int y = lg203() + lg204();
                };
                lg203();
              }
              @SuppressWarnings("lifeguard:LG203") static class Nested {
                void f() { new Object() { int x = lg203(); }; }
              }
              @SuppressWarnings("lifeguard:LG203") A() { lg203(); }
            }
            """);

    assertEquals(List.of("A.java:16: error: [LG203] line 16", "1 error"), run.lines());
  }

  @Test
  void whatHasSilencedNothingIsSaidOnlyWhenAllWasChecked() {
    String stale =
        "package app; import dev.lifeguard.annotations.*; class A {"
            + " @SuppressWarnings(\"lifeguard:LG203\") void f() {} }";
    String said = "A.java:1: warning: [LG901] \"lifeguard:LG203\" suppresses nothing here";

    assertEquals(List.of(said, "1 warning"), run(List.of(), "app.A", stale).lines());
    assertEquals(List.of(), run(List.of("-Alifeguard.LG203=off"), "app.A", stale).lines());
    assertEquals(List.of(), run(List.of("-Alifeguard.LG901=off"), "app.A", stale).lines());
    assertEquals(List.of(), run(List.of("-Alifeguard.check=off"), "app.A", stale).lines());
    assertEquals(0, run(List.of(), "app.A", stale, "app.B", "class B { int f() {} }").count("LG"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "stack", "assertion", "linkage"})
  void aFailureOfOursIsOneWarning(String which) {
    var failing =
        new RecordingAnalysis() {
          @Override
          public void analyzed(TypeElement type, TreePath path) {
            throw failure(which);
          }
        };
    JavacRun run =
        run(
            Optional.of(failing),
            List.of(),
            List.of(),
            "app.A",
            "class A {}" + MENTION,
            "app.B",
            BODY);

    assertTrue(run.succeeded(), run::toString);
    assertEquals("1 warning", run.lines().getLast());
    assertEquals(1, run.count("warning: Lifeguard failed on A (and 1 others)"), run::toString);
    assertEquals(1, run.count("Please report this"));
  }

  @Test
  void aFailureAtTheEndIsAWarningAndKeepsWhatWasFound() {
    var failing =
        new RecordingAnalysis() {
          @Override
          public void finish(Sink sink) {
            super.finish(sink);
            throw new IllegalStateException("at the end");
          }
        };
    JavacRun run = run(Optional.of(failing), List.of(), List.of(), "app.Body", BODY);

    assertEquals(1, run.count("[LG203]"), run::toString);
    assertEquals(1, run.count("at the end"));
  }

  @Test
  void aFailureBeforeAnythingIsAnalysedIsAWarningToo() {
    JavacRun run =
        JavacRun.watched(
            _ -> {
              throw new IllegalStateException("no analysis");
            },
            Map.of("app.Server", WRONG));

    assertEquals(1, run.count("no analysis"), run::toString);
    assertEquals(1, run.count("[LG201]"), run::toString);
  }

  @Test
  void aFailureOverBrokenSourcesIsNotWorthAWord() {
    var failing =
        new RecordingAnalysis() {
          @Override
          public void analyzed(TypeElement type, TreePath path) {
            throw new IllegalStateException();
          }
        };
    JavacRun run =
        run(Optional.of(failing), List.of(), List.of(), "app.A", "class A { int f() {} }");

    assertEquals(0, run.count("Lifeguard"), run::toString);
  }

  @Test
  void aPlugInWithoutItsProcessorSaysSo() {
    JavacRun run = run(Optional.empty(), List.of("-proc:none"), List.of(), "app.Server", RIGHT);

    assertEquals(1, run.count("annotation processor is not running"), run::toString);
    assertEquals(List.of("1 warning"), run.lines().subList(1, run.lines().size()));
    assertEquals(
        List.of(),
        run(Optional.empty(), List.of("-proc:none"), List.of(), "app.Body", BODY).lines());
  }

  @Test
  void aProcessorWithoutThePlugInSaysSo() {
    var outside = new Wrapping(new LifetimeProcessor());
    outside.onOtherThread = true;
    JavacRun wrong = run(List.of(), List.of(outside), "app.Server", WRONG);

    assertEquals(1, wrong.count("compiler plug-in is not running"), wrong::toString);
    assertEquals(1, wrong.count("[LG201]"), wrong::toString);
  }

  private static RuntimeException failure(String which) {
    switch (which) {
      case "stack" -> throw new StackOverflowError();
      case "assertion" -> throw new AssertionError("never");
      case "linkage" -> throw new NoClassDefFoundError("gone");
      default -> throw new IllegalStateException("oops");
    }
  }

  private JavacRun run(List<String> options, String... sources) {
    return run(options, List.of(), sources);
  }

  private JavacRun run(
      List<String> options, List<? extends Processor> processors, String... sources) {
    analysis = new RecordingAnalysis();
    return run(Optional.of(analysis), options, processors, sources);
  }

  private static JavacRun run(
      Optional<RecordingAnalysis> analysis,
      List<String> options,
      List<? extends Processor> processors,
      String... sources) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < sources.length; i += 2) {
      named.put(sources[i], sources[i + 1]);
    }
    return JavacRun.of(analysis.map(each -> each), options, processors, named);
  }

  /** The simple names of the classes of package app, each told once, and then the end. */
  private void assertTold(String... expected) {
    List<String> told = new ArrayList<>(analysis.told());
    assertEquals("finish", told.removeLast());
    assertEquals(
        List.of(expected), told.stream().map(name -> name.replace("app.", "")).sorted().toList());
    assertEquals(told.size(), new TreeSet<>(told).size());
  }

  /** Hides javac's environment from a processor, as some build tools do. */
  @SupportedAnnotationTypes("*")
  private static final class Wrapping extends AbstractProcessor {

    private final Processor wrapped;
    private boolean onOtherThread;

    Wrapping(Processor wrapped) {
      this.wrapped = wrapped;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Object proxy =
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ProcessingEnvironment.class},
              (_, method, arguments) -> {
                try {
                  return method.invoke(environment, arguments);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              });
      Runnable start = () -> wrapped.init((ProcessingEnvironment) proxy);
      if (onOtherThread) {
        try {
          Thread.ofPlatform().start(start).join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      } else {
        start.run();
      }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      wrapped.process(annotations, round);
      return false;
    }
  }
}
