package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
