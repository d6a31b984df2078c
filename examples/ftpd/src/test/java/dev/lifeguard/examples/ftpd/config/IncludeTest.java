package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.runtime.PoolTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncludeTest {

  private final TestConfigs configs = new TestConfigs();

  @TempDir Path files;

  @AfterEach
  void closePools() {
    configs.close();
  }

  private Path write(String name, String text) throws IOException {
    Path file = files.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  /** The arguments of AuthUser, in the order in which they were read. */
  private List<String> read(String text) throws Exception {
    Path main = write("main", "DefaultRoot \"" + files + "\"\n" + text);
    var server = configs.load(Source.file(main)).servers().getFirst();
    return TestConfigs.settings(server).users().passwords().keySet().stream().sorted().toList();
  }

  private String refusal(String text) throws Exception {
    PoolTree before = configs.pools();
    var refused = assertThrows(ConfigException.class, () -> read(text));
    assertEquals(before, configs.pools());
    return String.valueOf(refused.getMessage()).replace(files + "/", "");
  }

  @Test
  void filesAreFoundBesideTheOneThatIncludes() throws Exception {
    write("sub/a", "Include b");
    write("sub/b", "AuthUser b:x");
    assertEquals(List.of("b"), read("Include sub/a"));
    assertEquals(List.of("b"), read("include \"" + files.resolve("sub/b") + "\""));
  }

  @Test
  void globsAndDirectories() throws Exception {
    write("d/2.conf", "AuthUser two:x\nPort 2");
    write("d/1.conf", "AuthUser one:x\nPort 1");
    write("d/3.txt", "AuthUser three:x\nPort 3");
    write("d/.4.conf", "AuthUser four:x\nPort 4");
    write("e/1.conf", "AuthUser five:x");
    Files.createDirectory(files.resolve("d/5.conf"));
    assertEquals(List.of("one", "two"), read("Include d/*.conf"));
    assertEquals(List.of("five", "one"), read("Include ?/1.conf"));
    assertEquals(List.of("one", "three", "two"), read("Include d"));
    assertEquals(List.of(), read("Include d/*.nothing"));
    Path main = files.resolve("main");
    Files.writeString(main, "DefaultRoot \"" + files + "\"\nInclude d/*.conf");
    var server = configs.load(Source.file(main)).servers().getFirst();
    assertEquals(2, TestConfigs.settings(server).address().getPort(), "by name, so 2.conf is last");
  }

  @Test
  void inSections() throws Exception {
    write("limit", "DenyAll");
    assertEquals(List.of(), read("<Limit STOR>\nInclude limit\n</Limit>"));
    write("wrong", "\n Port 1");
    assertEquals(
        "wrong:2:2: Port cannot stand in <Limit>",
        refusal("<Limit STOR>\nInclude wrong\n</Limit>"));
  }

  @Test
  void aSectionEndsWhereItBegins() throws Exception {
    write("open", "<Limit ALL>");
    write("close", "</Limit>");
    assertEquals("open:1:1: <Limit> has no end in this file", refusal("Include open\n</Limit>"));
    assertEquals(
        "close:1:1: </Limit> ends nothing that begins in this file",
        refusal("<Limit ALL>\nInclude close"));
  }

  @Test
  void circles() throws Exception {
    write("a", "Include b");
    write("b", "\n  Include c");
    write("c", "Include a");
    assertEquals("c:1:9: a includes itself in the end", refusal("Include a"));
    assertEquals("main:2:9: main includes itself in the end", refusal("Include main"));
    Files.createSymbolicLink(files.resolve("link"), files.resolve("main"));
    assertEquals("main:2:9: link includes itself in the end", refusal("Include link"));
  }

  @Test
  void depth() throws Exception {
    for (int i = 1; i < 15; i++) {
      write("f" + i, "Include f" + (i + 1));
    }
    write("f15", "AuthUser deep:x");
    assertEquals(List.of("deep"), read("Include f1"));
    write("f15", "Include f16");
    write("f16", "Include f17");
    write("f17", "AuthUser deep:x");
    assertTrue(refusal("Include f1").endsWith("files include each other more than 16 deep"));
  }

  @Test
  void whatIsNoText() throws Exception {
    Files.write(files.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertEquals("main:2:9: no text in UTF-8: bytes", refusal("Include bytes"));
    write("large", "#".repeat((4 << 20) + 1));
    assertEquals("main:2:9: too large for a configuration: large", refusal("Include large"));
  }
}
