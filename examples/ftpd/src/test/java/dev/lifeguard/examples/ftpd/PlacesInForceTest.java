package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Umask, AllowOverwrite and ListOptions. */
final class PlacesInForceTest {

  @TempDir Path served;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.createDirectory(served.resolve("in"));
    Files.writeString(served.resolve("file"), "before");
    Files.writeString(served.resolve(".hidden"), "");
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(served.resolve(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "Umask 022, rw-r--r--, rwxr-xr-x",
    "Umask 027, rw-r-----, rwxr-x---",
    "Umask 000, rw-rw-rw-, rwxrwxrwx",
    "Umask 077 007, rw-------, rwxrwx---",
    "Umask 777, ---------, ---------",
    "TimeoutIdle 60, rw-r--r--, rwxr-xr-x"
  })
  void masks(String directive, String file, String directory) throws Exception {
    try (var server = TestServer.serving(served, directive);
        var client = RawClient.loggedIn(server)) {
      client.store("STOR stored", "after");
      assertEquals(file, mode("stored"));
      client.store("APPE appended", "after");
      assertEquals(file, mode("appended"));
      client.expect(257, "MKD made");
      assertEquals(directory, mode("made"));
    }
  }

  @Test
  void aFileThatIsReplacedKeepsItsMode() throws Exception {
    Files.setPosixFilePermissions(
        served.resolve("file"), PosixFilePermissions.fromString("rwxr-x---"));
    try (var server = TestServer.serving(served, "Umask 077");
        var client = RawClient.loggedIn(server)) {
      client.store("STOR file", "after");
      assertEquals("rwxr-x---", mode("file"));
      client.store("APPE file", "after");
      assertEquals("rwxr-x---", mode("file"));
      assertEquals("afterafter", Files.readString(served.resolve("file")));
    }
  }

  @Test
  void aDirectoryHasItsOwnMask() throws Exception {
    String in = served.toRealPath().resolve("in").toString();
    try (var server =
            TestServer.serving(served, "<Directory " + in + ">", "Umask 077", "</Directory>");
        var client = RawClient.loggedIn(server)) {
      client.store("STOR in/stored", "after");
      assertEquals("rw-------", mode("in/stored"));
      client.expect(250, "CWD in");
      client.expect(257, "MKD made");
      assertEquals("rwx------", mode("in/made"));
      client.store("STOR ../stored", "after");
      assertEquals("rw-r--r--", mode("stored"));
    }
  }

  @Test
  void whatIsThereIsNotReplaced() throws Exception {
    Files.writeString(served.resolve("other"), "other");
    try (var server = TestServer.serving(served, "AllowOverwrite off");
        var client = RawClient.loggedIn(server)) {
      client.passivePort();
      String refused = client.expect(550, "STOR file");
      assertTrue(refused.endsWith("file: Overwrite permission denied"), refused);
      client.expect(350, "REST 2");
      client.passivePort();
      client.expect(550, "STOR file");
      client.expect(350, "RNFR other");
      refused = client.expect(550, "RNTO file");
      assertTrue(refused.endsWith("file: Rename permission denied"), refused);
      assertEquals("before", Files.readString(served.resolve("file")));
      client.store("STOR new", "after");
      client.store("APPE file", "after");
      assertEquals("beforeafter", Files.readString(served.resolve("file")));
      client.expect(350, "RNFR other");
      client.expect(250, "RNTO another");
    }
  }

  @Test
  void whereOverwritingIsAllowedItIsAllowed() throws Exception {
    Files.writeString(served.resolve("in/file"), "before");
    String in = served.toRealPath().resolve("in").toString();
    try (var server =
            TestServer.serving(
                served,
                "AllowOverwrite off",
                "<Directory " + in + ">",
                "AllowOverwrite on",
                "</Directory>");
        var client = RawClient.loggedIn(server)) {
      client.store("STOR in/file", "after");
      assertEquals("after", Files.readString(served.resolve("in/file")));
      client.passivePort();
      client.expect(550, "STOR file");
      client.expect(350, "RNFR file");
      client.expect(250, "RNTO in/file");
      assertEquals("before", Files.readString(served.resolve("in/file")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TimeoutIdle 60, LIST, file in",
    "TimeoutIdle 60, LIST -a, . .. .hidden file in",
    "TimeoutIdle 60, LIST -A, .hidden file in",
    "ListOptions -a, LIST, . .. .hidden file in",
    "ListOptions -A, LIST, .hidden file in",
    "ListOptions \"-a +a\", LIST, file in",
    "ListOptions -A, NLST, .hidden file in",
    "ListOptions -A, NLST -1, .hidden file in",
    "ListOptions -A strict, LIST -a, .hidden file in",
    "ListOptions +a strict, LIST -a, file in",
    "ListOptions -A NLSTOnly, LIST, file in",
    "ListOptions -A NLSTOnly, NLST, .hidden file in",
    "ListOptions -A LISTOnly, NLST, file in",
    "ListOptions -1F, LIST, file in/",
    "ListOptions -F, NLST, file in",
    "ListOptions -F, LIST, file in/",
    "TimeoutIdle 60, MLSD, .hidden file in"
  })
  void listsWhatIsAskedFor(String directive, String command, String names) throws Exception {
    try (var server = TestServer.serving(served, directive);
        var client = RawClient.loggedIn(server)) {
      String listing = client.receive(command);
      assertEquals(
          names,
          String.join(
              " ", listing.lines().map(line -> line.replaceFirst(".* ", "")).sorted().toList()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1r, new large in file",
    "-1t, new file large in",
    "-1S, large file new in",
    "-1tr, in large file new",
    "-1Sr, in new file large",
    "-1St, new file large in",
    "-1 -t maxfiles 2, new file"
  })
  void sorts(String options, String names) throws Exception {
    Files.delete(served.resolve(".hidden"));
    Files.writeString(served.resolve("new"), "");
    Files.writeString(served.resolve("large"), "x".repeat(10_000));
    int age = 0;
    for (String name : List.of("new", "file", "large", "in")) {
      Instant time = Instant.parse("2024-02-29T12:00:00Z").minusSeconds(age++);
      Files.setLastModifiedTime(served.resolve(name), FileTime.from(time));
    }
    try (var server = TestServer.serving(served, "ListOptions " + options.replace(" -", ""));
        var client = RawClient.loggedIn(server)) {
      List<String> listed = client.receive("LIST").lines().toList();
      assertEquals(withoutDirectory(names), withoutDirectory(String.join(" ", listed)));
    }
  }

  /** How large a directory is, is the file system's affair. */
  private static String withoutDirectory(String names) {
    return names.replace("in", "").replace("  ", " ").strip();
  }

  @Test
  void oneAndLongChangeTheFormat() throws Exception {
    try (var server = TestServer.serving(served, "ListOptions -1");
        var client = RawClient.loggedIn(server)) {
      assertEquals("file\r\nin\r\n", sorted(client, "LIST"));
      assertTrue(sorted(client, "LIST -l").startsWith("-rw"));
      assertEquals("file\r\nin\r\n", sorted(client, "NLST -l"));
    }
  }

  private static String sorted(RawClient client, String command) throws Exception {
    return String.join("\r\n", client.receive(command).lines().sorted().toList()) + "\r\n";
  }
}
