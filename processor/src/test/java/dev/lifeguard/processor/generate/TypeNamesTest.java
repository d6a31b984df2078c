package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Types come out as they went in, with the annotations that mean something. */
final class TypeNamesTest {

  private static final String DECLARATION_NULLABLE =
      """
      @java.lang.annotation.Target({java.lang.annotation.ElementType.METHOD,
          java.lang.annotation.ElementType.PARAMETER})
      @interface Nullable {}
      """;

  @Test
  void annotationsAtEveryDepth() {
    String source =
        Fixture.inFtp(
                """
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
                @interface Other {}
                """,
                "class Outer<T> { class Inner {} }",
                """
                @OwnsPool interface Top {
                  List<@LivesIn(Top.class) @Nullable MemorySegment> list();
                  void list(List<@LivesIn(Top.class) @Nullable MemorySegment> l);
                  byte @Nullable [] bytes(); void bytes(byte @Nullable [] b);
                  @Nullable String[] @Nullable [] grid(); void grid(@Nullable String[] @Nullable [] g);
                  Map. @Nullable Entry<@Nullable String, ? extends @Nullable Integer> entry();
                  void entry(Map. @Nullable Entry<@Nullable String, ? extends @Nullable Integer> e);
                  List<? super @Nullable Integer> sink();
                  @Other String @Other [] other();
                  Outer<@Nullable String>.Inner inner();
                  String[] words(); void words(@Nullable String @Nullable ... w);
                }
                """)
            .source("ftp.TopRec");
    contains(source, "public List<@LivesIn(Top.class) @Nullable MemorySegment> list()");
    contains(source, "public void list(List<@LivesIn(Top.class) @Nullable MemorySegment> list)");
    contains(source, "public byte @Nullable [] bytes()");
    contains(source, "public @Nullable String[] @Nullable [] grid()");
    contains(
        source, "public @Nullable Entry<@Nullable String, ? extends @Nullable Integer> entry()");
    contains(source, "public List<? super @Nullable Integer> sink()");
    contains(source, "public String[] other()");
    contains(source, "public Outer<@Nullable String>.Inner inner()");
    contains(source, "public String[] words()");
    contains(source, "public void words(@Nullable String @Nullable ... words)");
    contains(source, "private String[] words;");
  }

  @Test
  void structsOfThisCompilation() {
    String source =
        Fixture.withHeader(
                "",
                """
                package other;
                @dev.lifeguard.annotations.OwnsPool public interface Root { int number(); }
                """,
                """
                package ftp;
                import dev.lifeguard.annotations.*;
                import dev.lifeguard.runtime.ResourcePool;
                import org.jspecify.annotations.Nullable;
                import other.Root;
                import other.RootRec;
                import java.util.List;
                @OwnsPool @SubPoolOf(Root.class) interface Top {
                  RootRec root(); @Nullable RootRec again(); other.RootRec third();
                  List<@Nullable RootRec> all();
                  RootRec @Nullable [] array();
                  @Child @Nullable PartRec part(); void part(@Nullable PartRec next);
                  @OwnsPool @SubPoolOf(Top.class) interface Part { TopRec top(); }
                  @Child TopPartRec part2();
                }
                """
                    .replace("PartRec", "TopPartRec")
                    .replace("TopTopPartRec", "TopPartRec"))
            .source("ftp.TopRec");
    contains(source, "import other.RootRec;");
    contains(source, "public RootRec root()");
    contains(source, "public RootRec third()");
    contains(source, "public @Nullable RootRec again()");
    contains(source, "public List<@Nullable RootRec> all()");
    contains(source, "public RootRec @Nullable [] array()");
    contains(source, "private final ChildSlot<TopPartRec> part;");
    contains(source, "return (TopPartRec) Structs.newestChild(pool, Top.Part.class);");
  }

  @Test
  void annotationsOfDeclarationsAreRepeatedWhereTheyMayStand() {
    String source =
        Fixture.withHeader(
                "package ftp;\n",
                DECLARATION_NULLABLE,
                """
                @dev.lifeguard.annotations.OwnsPool interface Top {
                  @Nullable String name();
                  @Nullable String text(); void text(@Nullable String t);
                }
                """)
            .source("ftp.TopRec");
    contains(source, "private final String name;");
    contains(source, "public static".substring(7) + " TopRec create(@Nullable String name)");
    contains(source, "@Override\n  @Nullable\n  public String name()");
    contains(source, "public void text(@Nullable String text)");
  }

  @Test
  void theMeaningOfUnmarkedTypesStays() {
    String source =
        Fixture.inFtp(
                """
                @org.jspecify.annotations.NullMarked
                final class Ftp {
                  @OwnsPool interface Top {
                    String name(); void name(String n);
                    @Nullable String text(); void text(@Nullable String n);
                    @Nullable String motd(); void motd(String n);
                  }
                  private Ftp() {}
                }
                """)
            .source("ftp.FtpTopRec");
    contains(source, "@NullMarked\nfinal class FtpTopRec");
    contains(source, "@SuppressWarnings(\"NullAway.Init\")\n  private String name;");
    contains(source, "\n\n  private @Nullable String text;");
    contains(source, "\n\n  private @Nullable String motd;");
  }

  @Test
  void visibilityIsTheSpecs() {
    Fixture fixture =
        Fixture.inFtp(
            """
            public final class Open {
              @OwnsPool public interface Top {}
              @OwnsPool protected interface Guarded {}
              private Open() {}
            }
            """,
            "final class Shut { @OwnsPool public interface Top {} private Shut() {} }");
    contains(fixture.source("ftp.OpenTopRec"), "\npublic final class OpenTopRec ");
    contains(fixture.source("ftp.OpenTopRec"), "\n  public static OpenTopRec create()");
    contains(fixture.source("ftp.OpenGuardedRec"), "\nfinal class OpenGuardedRec ");
    contains(fixture.source("ftp.ShutTopRec"), "\nfinal class ShutTopRec ");
    contains(fixture.source("ftp.ShutTopRec"), "\n  static ShutTopRec create()");
  }

  @Test
  void supertypesAreListedOnce() {
    Fixture fixture =
        Fixture.inFtp(
            """
            @OwnsPool interface Top extends Pooled, java.io.Closeable {
              @Override ResourcePool<Top> pool();
              @Override void close();
            }
            """,
            "@OwnsPool abstract class Base implements Pooled {}",
            "@SharesPool(Top.class) interface Note {}");
    contains(fixture.source("ftp.TopRec"), "class TopRec implements Top {");
    contains(
        fixture.source("ftp.BaseRec"), "class BaseRec extends Base implements AutoCloseable {");
    contains(fixture.source("ftp.NoteRec"), "class NoteRec implements Note, Pooled {");
  }

  @Test
  void theSameSourcesGiveTheSameText() {
    String[] sources = {
      "@OwnsPool @SuppressWarnings({\"rawtypes\", \"deprecation\"}) interface Top { Old old(); List"
          + " list(); @LivesIn(Top.class) MemorySegment a(); @LivesIn(Top.class) MemorySegment b();"
          + " java.util.concurrent.locks.Lock lock(); Map.Entry<Set<String>, Queue<?>> entry(); }",
      "@Deprecated interface Old {}"
    };
    String once = Fixture.inFtp(sources).source("ftp.TopRec");
    assertEquals(once, Fixture.inFtp(sources).source("ftp.TopRec"));
    assertEquals(once, Fixture.inFtp(sources[1], sources[0]).source("ftp.TopRec"));
  }

  private static void contains(String source, String part) {
    assertTrue(source.contains(part), () -> part + " is not in\n" + source);
  }
}
