package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out of the served directory, tried over the wire. */
final class EscapesTest {

  private static final String[] VERBS = {
    "RETR ",
    "STOR ",
    "APPE ",
    "LIST ",
    "NLST ",
    "MLSD ",
    "MLST ",
    "CWD ",
    "SIZE ",
    "MDTM ",
    "DELE ",
    "MKD ",
    "RMD ",
    "RNFR ",
    "SITE CHMOD 777 "
  };

  @TempDir Path world;
  private Path served = Path.of("");

  @BeforeEach
  void makeFiles() throws Exception {
    served = world.resolve("served");
    Files.createDirectories(served.resolve("a"));
    Files.writeString(world.resolve("secret"), "outside");
    Files.createSymbolicLink(served.resolve("out"), world.resolve("secret"));
    Files.createSymbolicLink(served.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(served.resolve("slash"), Path.of("/"));
  }

  /** JUnit warns of links that lead out of what it is to delete. */
  @AfterEach
  void deleteLink() throws Exception {
    Files.delete(served.resolve("slash"));
  }

  /** RFC 959 knows no 550 for listings. */
  private static int refusal(String verb) {
    return verb.equals("LIST ") || verb.equals("NLST ") ? 450 : 550;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "/../secret",
        "a/../../secret",
        "out",
        "up/secret",
        "slash/etc/passwd",
        "a/./../../secret",
        "secret\0",
        "a/\0/../../secret"
      })
  void areRefused(String path) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String verb : VERBS) {
        client.passivePort();
        client.expect(refusal(verb), verb + path);
      }
      client.expect(450, "STAT " + path);
      client.expect(350, "RNFR a");
      client.expect(550, "RNTO " + path);
      client.expect(350, "REST 1");
      client.expect(550, "STOR " + path);
      client.expect(257, "PWD");
      assertEquals("outside", Files.readString(world.resolve("secret")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "slash", "../", "/.."})
  void directoriesAreRefused(String path) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(550, "CWD " + path);
      client.passivePort();
      client.expect(450, "LIST " + path);
      client.passivePort();
      client.expect(550, "STOR " + path + "/new");
      for (String verb : VERBS) {
        client.passivePort();
        client.expect(refusal(verb), verb + path + "/new");
      }
      client.expect(350, "RNFR a");
      client.expect(550, "RNTO " + path + "/new");
      assertFalse(Files.exists(world.resolve("new")));
    }
  }

  /** Opening a pipe waits for its other end; opening a device does whatever it does. */
  @Test
  void pipesAndDevicesAreNoFiles() throws Exception {
    Path pipe = served.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String verb : new String[] {"RETR ", "STOR "}) {
        client.passivePort();
        client.expect(550, verb + "pipe");
      }
    }
  }

  @Test
  void byCurl() throws Exception {
    try (var server = TestServer.serving(served)) {
      for (String path : new String[] {"%2e%2e/secret", "..%2fsecret", "out", "up/secret"}) {
        for (String method : new String[] {"multicwd", "nocwd", "singlecwd"}) {
          var result = Curl.run("--path-as-is", "--ftp-method", method, server.url(path));
          assertNotEquals(0, result.status(), path);
          assertFalse(result.printed().contains("outside"), path);
        }
      }
    }
  }

  /** Overlong dots and slashes, halves of characters, and what is no UTF-8 at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "C0 AE C0 AE 2F 73 65 63 72 65 74",
        "2E 2E C0 AF 73 65 63 72 65 74",
        "E0 80 AE E0 80 AE 2F 73 65 63 72 65 74",
        "F0 80 80 AE 2E 2F 73 65 63 72 65 74",
        "E4",
        "61 2F FE",
        "ED A0 80",
        "C3"
      })
  void oddEncodingsAreNoCommands(String bytes) throws Exception {
    byte[] path = HexFormat.ofDelimiter(" ").parseHex(bytes);
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String verb : VERBS) {
        client.send(line(verb, path));
        assertEquals(500, client.code(), verb);
      }
      client.expect(350, "RNFR a");
      client.send(line("RNTO ", path));
      assertEquals(500, client.code());
      assertEquals("outside", Files.readString(world.resolve("secret")));
    }
  }

  private static byte[] line(String verb, byte[] path) {
    var line = new ByteArrayOutputStream();
    line.writeBytes(verb.getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(path);
    line.writeBytes(new byte[] {'\r', '\n'});
    return line.toByteArray();
  }

  /** What looks like an escape to others is a name here, and of something that is not there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2e%2e/secret",
        "..\\up/secret",
        "\u2024\u2024/secret",
        "\uff0e\uff0e/secret",
        ". ./secret"
      })
  void whatOnlyLooksLikeDotsIsAName(String path) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String verb : VERBS) {
        client.passivePort();
        client.expect(refusal(verb), verb + path);
      }
      assertEquals("outside", Files.readString(world.resolve("secret")));
    }
  }
}
