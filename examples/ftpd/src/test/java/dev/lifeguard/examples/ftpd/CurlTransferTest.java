package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go up and down through the real curl and arrive as they were. */
final class CurlTransferTest {

  private static final String EPSV = "--ftp-pasv";
  private static final String PASV = "--disable-epsv";

  @TempDir Path served;
  @TempDir Path here;

  static Stream<Arguments> sizesAndWays() {
    return IntStream.of(0, 1, 100, 8191, 8192, 8193, 65_535, 65_536, 65_537, (1 << 20) + 17)
        .boxed()
        .flatMap(size -> Stream.of(EPSV, PASV).map(way -> Arguments.of(size, way)));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("sizesAndWays")
  void downloads(int size, String way) throws Exception {
    Files.write(served.resolve("file"), random(size));
    try (var server = TestServer.serving(served)) {
      Curl.run(way, "-o", here.resolve("copy").toString(), server.url("file")).ok();
    }
    // curl makes no file for nothing
    byte[] copy = size == 0 ? new byte[0] : Files.readAllBytes(here.resolve("copy"));
    assertArrayEquals(random(size), copy);
  }

  @ParameterizedTest
  @MethodSource("sizesAndWays")
  void uploads(int size, String way) throws Exception {
    Path file = Files.write(here.resolve("file"), random(size));
    try (var server = TestServer.serving(served)) {
      Curl.run(way, "-T", file.toString(), server.url("copy")).ok();
    }
    assertArrayEquals(random(size), Files.readAllBytes(served.resolve("copy")));
    assertEquals(List.of("copy"), names(served));
  }

  @Test
  void uploadReplacesAFile() throws Exception {
    Files.writeString(served.resolve("file"), "what was there before, and is longer");
    Path file = Files.writeString(here.resolve("file"), "new");
    try (var server = TestServer.serving(served)) {
      Curl.run("-T", file.toString(), server.url("file")).ok();
    }
    assertEquals("new", Files.readString(served.resolve("file")));
  }

  @Test
  void goesThroughDirectories() throws Exception {
    Files.createDirectories(served.resolve("a/b b/c"));
    Files.writeString(served.resolve("a/b b/c/file"), "deep");
    try (var server = TestServer.serving(served)) {
      String url = server.url("a/b%20b/c/file");
      assertEquals("deep", Curl.run("--ftp-method", "multicwd", url).ok());
      assertEquals("deep", Curl.run("--ftp-method", "singlecwd", url).ok());
      assertEquals("deep", Curl.run("--ftp-method", "nocwd", url).ok());
    }
  }

  @Test
  void resumes() throws Exception {
    byte[] whole = random(200_000);
    byte[] half = Arrays.copyOf(whole, 100_000);
    Files.write(served.resolve("down"), whole);
    Files.write(served.resolve("up"), half);
    Path down = Files.write(here.resolve("down"), half);
    Path up = Files.write(here.resolve("up"), whole);
    try (var server = TestServer.serving(served)) {
      Curl.run("-C", "-", "-o", down.toString(), server.url("down")).ok();
      Curl.run("-C", "-", "-T", up.toString(), server.url("up")).ok();
    }
    assertArrayEquals(whole, Files.readAllBytes(down));
    assertArrayEquals(whole, Files.readAllBytes(served.resolve("up")));
  }

  @Test
  void appends() throws Exception {
    Files.writeString(served.resolve("file"), "one");
    Path file = Files.writeString(here.resolve("file"), "two");
    try (var server = TestServer.serving(served)) {
      Curl.run("--append", "-T", file.toString(), server.url("file")).ok();
    }
    assertEquals("onetwo", Files.readString(served.resolve("file")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--eprt", "--disable-eprt"})
  void isCalledBack(String how) throws Exception {
    Files.write(served.resolve("file"), random(100_000));
    Path copy = here.resolve("copy");
    try (var server = TestServer.serving(served)) {
      Curl.run("-P", "127.0.0.1", how, "-o", copy.toString(), server.url("file")).ok();
      Curl.run("-P", "127.0.0.1", how, "-T", copy.toString(), server.url("back")).ok();
    }
    assertArrayEquals(random(100_000), Files.readAllBytes(copy));
    assertArrayEquals(random(100_000), Files.readAllBytes(served.resolve("back")));
  }

  @Test
  void goesOnWithoutTls() throws Exception {
    Files.writeString(served.resolve("file"), "text");
    try (var server = TestServer.serving(served)) {
      assertEquals("text", Curl.run("--ssl", server.url("file")).ok());
      assertNotEquals(0, Curl.run("--ssl-reqd", server.url("file")).status());
    }
  }

  @Test
  void makesDirectoriesAndRenames() throws Exception {
    Path file = Files.writeString(here.resolve("file"), "text");
    try (var server = TestServer.serving(served)) {
      Curl.run(
              "--ftp-create-dirs",
              "-T",
              file.toString(),
              "-Q",
              "-RNFR part",
              "-Q",
              "-RNTO whole",
              server.url("a/b/part"))
          .ok();
    }
    assertEquals("text", Files.readString(served.resolve("a/b/whole")));
  }

  @Test
  void severalFilesInOneSession() throws Exception {
    for (int i = 0; i < 20; i++) {
      Files.writeString(served.resolve("f" + i), "<" + i + ">");
    }
    try (var server = TestServer.serving(served)) {
      String all = Curl.run(server.url("f[0-19]")).ok();
      assertEquals(
          IntStream.range(0, 20).mapToObj(i -> "<" + i + ">").toList(),
          Pattern.compile("<\\d+>").matcher(all).results().map(MatchResult::group).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EPSV, PASV})
  void lists(String way) throws Exception {
    Files.write(served.resolve("file"), random(12_345));
    Files.createDirectory(served.resolve("directory"));
    Files.createSymbolicLink(served.resolve("link"), Path.of("file"));
    Files.writeString(served.resolve("two\nlines"), "");
    try (var server = TestServer.serving(served)) {
      List<String> lines = Curl.run(way, server.url("")).ok().lines().sorted().toList();
      assertEquals(4, lines.size(), lines::toString);
      assertTrue(
          lines.get(0).matches("-rw-r--r-- 1 ftp ftp +0 \\w{3} \\d\\d \\d\\d:\\d\\d two\\?lines"),
          lines::toString);
      assertTrue(lines.get(1).matches("-rw.* 12345 .* file"), lines::toString);
      assertTrue(lines.get(2).matches("drwx.* directory"), lines::toString);
      assertTrue(lines.get(3).matches("lrwx.* link -> file"), lines::toString);
    }
  }

  @Test
  void listsThousands() throws Exception {
    var expected = new TreeSet<String>();
    for (int i = 0; i < 3000; i++) {
      expected.add("file-" + i);
      Files.createFile(served.resolve("file-" + i));
    }
    try (var server = TestServer.serving(served)) {
      assertEquals(
          expected, new TreeSet<>(Curl.run("--list-only", server.url("")).ok().lines().toList()));
    }
  }

  @Test
  void listsNothing() throws Exception {
    try (var server = TestServer.serving(served)) {
      assertEquals("", Curl.run(server.url("")).ok());
    }
  }

  @Test
  void textEndsLinesAsTheNetworkDoes() throws Exception {
    Files.writeString(served.resolve("down"), "one\ntwo\n\nthree");
    Path up = Files.writeString(here.resolve("up"), "one\ntwo\n\nthree\n");
    try (var server = TestServer.serving(served)) {
      Curl.run("--use-ascii", "-o", here.resolve("copy").toString(), server.url("down")).ok();
      Curl.run("--use-ascii", "-T", up.toString(), server.url("up")).ok();
    }
    assertEquals("one\ntwo\n\nthree", Files.readString(here.resolve("copy")), "as curl has it");
    assertEquals("one\ntwo\n\nthree\n", Files.readString(served.resolve("up")));
  }

  @Test
  void aFileThatIsNotThere() throws Exception {
    try (var server = TestServer.serving(served)) {
      assertEquals(Curl.NO_SUCH_FILE, Curl.run(server.url("missing")).status());
      assertEquals(Curl.NO_SUCH_DIRECTORY, Curl.run(server.url("missing/file")).status());
    }
  }

  @Test
  void aDirectoryThatIsNotThereTakesNoFile() throws Exception {
    Path file = Files.writeString(here.resolve("file"), "text");
    try (var server = TestServer.serving(served)) {
      assertEquals(
          Curl.UPLOAD_FAILED,
          Curl.run("--ftp-method", "nocwd", "-T", file.toString(), server.url("no/file")).status());
    }
    assertEquals(List.of(), names(served));
  }

  @Test
  void wrongPassword() throws Exception {
    try (var server = TestServer.serving(served)) {
      String url = "ftp://" + server.hostAndPort() + "/";
      assertEquals(Curl.LOGIN_DENIED, Curl.run("-u", "me:wrong", url).status());
      assertEquals(Curl.LOGIN_DENIED, Curl.run("-u", "you:secret", url).status());
      assertEquals(Curl.LOGIN_DENIED, Curl.run(url).status(), "anonymous");
    }
  }

  @Test
  void showsItsPools() throws Exception {
    try (var server = TestServer.serving(served)) {
      String shown = Curl.run("-v", "--quote", "SITE POOLS", server.url("")).ok();
      assertTrue(shown.contains("<        Session \"me@127.0.0.1\""), shown);
      assertTrue(shown.contains("<          Connection \"control\""), shown);
      assertNotEquals(-1, shown.indexOf("< 211 End"), shown);
    }
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
