package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Generated classes add no warning to those that a spec has already; every lint is on. */
final class LintTest {

  @Test
  void nothingIsSuppressedWithoutNeed() {
    String source =
        Fixture.inFtp(
                "@OwnsPool interface Top { String name(); List<?> all(); void all(List<?> a); }")
            .source("ftp.TopRec");
    assertEquals(-1, source.indexOf("@SuppressWarnings"), source);
  }

  @Test
  void deprecatedTypes() {
    suppresses(
        "deprecation",
        "@Deprecated interface Old {}",
        """
        @SuppressWarnings("deprecation")
        @OwnsPool interface Top {
          Old old(); List<? extends Old[]> olds(); void olds(List<? extends Old[]> o);
        }
        """);
  }

  @Test
  void typesToBeRemoved() {
    suppresses(
        "removal",
        "@Deprecated(forRemoval = true) interface Old { interface In {} }",
        "final class Out { @Deprecated(forRemoval = true) interface In {} private Out() {} }",
        """
        @SuppressWarnings("removal")
        @OwnsPool interface Top { Old old(); Old. @Nullable In in(); Out.In out(); }
        """);
  }

  @Test
  void deprecatedAccessorsStayDeprecated() {
    String source =
        Fixture.inFtp(
                """
                @OwnsPool interface Top {
                  @Deprecated(since = "3") int old(); @Deprecated void old(int o);
                }
                """)
            .source("ftp.TopRec");
    assertTrue(source.contains("@Deprecated(since = \"3\")\n  public int old()"), source);
    assertTrue(source.contains("@Deprecated\n  public void old(int old)"), source);
    assertEquals(-1, source.indexOf("@SuppressWarnings"), source);
  }

  @Test
  void accessorsToBeRemoved() {
    suppresses(
        "removal",
        "@OwnsPool interface Top { @Deprecated(since = \"3\", forRemoval = true) int old(); }");
  }

  @Test
  void deprecatedSpecsAndKinds() {
    suppresses(
        "deprecation",
        "@Deprecated @OwnsPool interface Old { int number(); }",
        """
        @SuppressWarnings("deprecation")
        @OwnsPool @SubPoolOf(Old.class) interface Top { @Child List<Top2> all(); }
        """,
        "@OwnsPool @SubPoolOf(Top.class) interface Top2 { }");
  }

  @Test
  void specsToBeRemoved() {
    suppresses(
        "removal", "@Deprecated(forRemoval = true) @OwnsPool interface Top { int number(); }");
  }

  @Test
  void rawTypes() {
    suppresses(
        "rawtypes",
        """
        @SuppressWarnings("rawtypes") @OwnsPool interface Top {
          List all(); Map<String, Set[]> map(); void map(Map<String, Set[]> m);
        }
        """);
  }

  @Test
  void varargsOfGenerics() {
    suppresses(
        "unchecked",
        """
        @SuppressWarnings("unchecked") @OwnsPool interface Top {
          List<String>[] all(); void all(List<String>... a);
        }
        """);
  }

  @Test
  void varargsOfWildcardsAreReifiable() {
    String source =
        Fixture.inFtp("@OwnsPool interface Top { List<?>[] all(); void all(List<?>... a); }")
            .source("ftp.TopRec");
    assertTrue(source.contains("List<?>... all)"), source);
    assertEquals(-1, source.indexOf("@SuppressWarnings"), source);
  }

  @Test
  void serializableSpecs() {
    suppresses("serial", "@OwnsPool interface Top extends java.io.Serializable { Object it(); }");
  }

  private static void suppresses(String lint, String... sources) {
    String source = Fixture.inFtp(sources).source("ftp.TopRec");
    String suppression = "@SuppressWarnings(\"" + lint + "\")\n";
    assertTrue(
        Pattern.compile(Pattern.quote(suppression) + "(public )?final class")
            .matcher(source)
            .find(),
        source);
  }
}
