package dev.lifeguard.examples.ftpd.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VirtualPathTest {

  private static final VirtualPath HERE = new VirtualPath(List.of("a", "b"));

  @ParameterizedTest
  @CsvSource({
    "c, /a/b/c",
    "/c, /c",
    "/, /",
    "'', /a/b",
    "., /a/b",
    ".., /a",
    "../.., /",
    "../../c/, /c",
    "c//d/./e/.., /a/b/c/d",
    "..., /a/b/...",
    "' ', '/a/b/ '",
    "'\\', '/a/b/\\'"
  })
  void leadsSomewhere(String path, String there) throws Refusal {
    assertEquals(there, HERE.resolve(path).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../..", "/..", "/../a", "c/../../../..", "x\0y", "\0"})
  void leadsNowhere(String path) {
    assertEquals(550, assertThrows(Refusal.class, () -> HERE.resolve(path)).reply().code());
  }

  @Test
  void hasParentAndName() {
    assertEquals("/a", HERE.parent().toString());
    assertEquals("b", HERE.name());
    assertEquals(VirtualPath.TOP, VirtualPath.TOP.parent());
    assertEquals("", VirtualPath.TOP.name());
  }

  @Test
  void quotesAsFtpDoes() {
    assertEquals("\"/a\"\"b\"", new VirtualPath(List.of("a\"b")).quoted());
  }
}
