package dev.lifeguard.processor.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.diagnostic.Edit.Replacement;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class EditTest {

  @Test
  void replacesWhatItSaysAndNothingElse() {
    assertEquals(
        "one 2 3 four",
        edit(Set.of(), new Replacement(8, 13, "3"), new Replacement(4, 7, "2"))
            .applyTo("one two three four"));
  }

  @Test
  void sortsImportsIn() {
    String source =
        """
        package ftp;

        import a.A;
        import c.C;

        class X {}
        """;
    assertEquals(
        """
        package ftp;

        import a.A;
        import b.B;
        import c.C;
        import d.D;

        class X {}
        """,
        edit(Set.of("d.D", "b.B")).applyTo(source));
  }

  @Test
  void makesRoomForTheFirstImport() {
    assertEquals(
        "package ftp;\n\nimport a.A;\n\nclass X {}\n",
        edit(Set.of("a.A")).applyTo("package ftp;\n\nclass X {}\n"));
    assertEquals("import a.A;\n\nclass X {}\n", edit(Set.of("a.A")).applyTo("class X {}\n"));
  }

  @Test
  void leavesStaticImportsBeforeTheOthers() {
    assertEquals(
        "import static z.Z.z;\n\nimport a.A;\nimport b.B;\n",
        edit(Set.of("a.A")).applyTo("import static z.Z.z;\n\nimport b.B;\n"));
  }

  private static Edit edit(Set<String> imports, Replacement... replacements) {
    return new Edit(URI.create("string:///X.java"), List.of(replacements), new TreeSet<>(imports));
  }
}
