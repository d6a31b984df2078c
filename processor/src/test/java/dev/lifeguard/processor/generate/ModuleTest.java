package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs in named modules, exported or not; every lint is on, those of Javadoc too. */
final class ModuleTest {

  @TempDir Path folder = Path.of("");

  private static final String DAEMON =
      """
      package ftp;
      /** A kind. */
      @dev.lifeguard.annotations.Pool public interface Daemon {}
      """;

  private static final String TOP =
      """
      package ftp;

      import dev.lifeguard.annotations.*;
      import dev.lifeguard.runtime.ResourcePool;
      import java.lang.foreign.MemorySegment;
      import org.jspecify.annotations.Nullable;

      /** A spec. */
      @OwnsPool @SubPoolOf({Daemon.class, Top.class})
      public abstract class Top implements AutoCloseable {
        /** For the generated class. */
        protected Top() {
          super();
        }

        /**
         * Its pool.
         *
         * @return never null
         */
        public abstract ResourcePool<Top> pool();

        /**
         * Its name.
         *
         * @return perhaps null
         */
        protected abstract @Nullable String name();

        /**
         * Its text.
         *
         * @return in the own pool
         */
        public abstract @LivesIn(Top.class) MemorySegment text();

        /**
         * The one around it.
         *
         * @return perhaps null
         */
        @Outlives public abstract @Nullable Top outer();

        /**
         * The one inside it.
         *
         * @return perhaps null
         */
        @Child public abstract @Nullable Top inner();

        /** An end without exceptions. */
        @Override public abstract void close();
      }
      """;

  @Test
  void publicSpecsInExportedPackages() throws IOException {
    exported("requires static transitive java.compiler;");
    assertTrue(generated("ftp/TopRec.java").contains("@Generated("));
  }

  @Test
  void generatedIsNotShownToModulesThatDoNotSeeIt() throws IOException {
    exported("requires static java.compiler;");
    assertFalse(generated("ftp/TopRec.java").contains("Generated"));
  }

  private void exported(String directive) throws IOException {
    compile(
        Map.of(
            "module-info.java",
            """
            /** A module. */
            module ftp {
              requires transitive dev.lifeguard.runtime;
              requires static org.jspecify;
              exports ftp;
              %s
            }
            """
                .formatted(directive),
            "ftp/Daemon.java",
            DAEMON,
            "ftp/Top.java",
            TOP));
  }

  @Test
  void modulesThatDoNotSeeGenerated() throws IOException {
    compile(
        Map.of(
            "module-info.java",
            "/** A module. */ module ftp { requires dev.lifeguard.runtime; }",
            "ftp/Top.java",
            "package ftp; /** S. */ @dev.lifeguard.annotations.OwnsPool interface Top { int"
                + " number(); }"));
    assertFalse(generated("ftp/TopRec.java").contains("Generated"));
  }

  private void compile(Map<String, String> sources) throws IOException {
    for (var source : sources.entrySet()) {
      Path file = folder.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    Files.createDirectories(folder.resolve("out"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var manager = compiler.getStandardFileManager(found, null, null)) {
      var files =
          manager.getJavaFileObjects(
              sources.keySet().stream().map(folder.resolve("src")::resolve).toArray(Path[]::new));
      List<String> options =
          Stream.concat(
                  Fixture.LINT.stream(),
                  Stream.of(
                      "-Xdoclint:all/protected",
                      "--module-path",
                      String.join(
                          File.pathSeparator,
                          Fixture.libraries().stream().map(File::getPath).toList()),
                      "-d",
                      folder.resolve("out").toString()))
              .toList();
      var task = compiler.getTask(null, manager, found, options, null, files);
      task.setProcessors(List.of(new WritingProcessor()));
      task.call();
    }
    assertEquals(List.of(), found.getDiagnostics());
  }

  private String generated(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }
}
