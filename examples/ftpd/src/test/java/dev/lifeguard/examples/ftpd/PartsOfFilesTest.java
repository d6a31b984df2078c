package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST, APPE and STOU: files that come and go in parts, and under names of ours. */
final class PartsOfFilesTest {

  @TempDir Path served;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.createDirectory(served.resolve("a"));
    Files.writeString(served.resolve("file"), "0123456789");
  }

  @Test
  void resumesADownload() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String[] said : new String[][] {{"REST 7"}, {"REST 7", "NOOP"}, {"REST 2", "REST 7"}}) {
        try (Socket data = client.data()) {
          for (String line : said) {
            client.send(line);
            client.reply();
          }
          client.expect(150, "RETR file");
          assertEquals("789", RawClient.text(data));
        }
        assertEquals(226, client.code());
      }
      client.expect(350, "REST 7");
      assertEquals("789", client.receive("RETR file"), "EPSV in between");
      assertEquals("0123456789", client.receive("RETR file"));
      client.expect(350, "REST 10");
      assertEquals("", client.receive("RETR file"));
    }
  }

  @Test
  void aRestartIsForgotten() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(350, "REST 7");
      client.expect(257, "PWD");
      assertEquals("0123456789", client.receive("RETR file"));
      client.expect(350, "REST 7");
      client.passivePort();
      client.expect(550, "RETR missing");
      assertEquals("0123456789", client.receive("RETR file"));
      client.expect(200, "TYPE A");
      client.expect(501, "REST 7");
      client.expect(350, "REST 0");
    }
  }

  @Test
  void doesNotRestartBeyondTheEnd() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String command : new String[] {"RETR file", "STOR file", "STOR new"}) {
        client.passivePort();
        client.expect(350, "REST 11");
        client.expect(554, command);
      }
      assertFalse(Files.exists(served.resolve("new")));
      assertEquals("0123456789", Files.readString(served.resolve("file")));
    }
  }

  @Test
  void resumesAnUpload() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(350, "REST 4");
      client.store("STOR file", "xyz");
      assertEquals("0123xyz", Files.readString(served.resolve("file")), "and no more");
      client.store("STOR file", "new");
      assertEquals("new", Files.readString(served.resolve("file")));
    }
  }

  @Test
  void appends() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.store("APPE file", "abc");
      client.store("APPE new", "abc");
      client.expect(350, "REST 1");
      client.store("APPE new", "def");
      assertEquals("0123456789abc", Files.readString(served.resolve("file")));
      assertEquals("abcdef", Files.readString(served.resolve("new")));
      client.expect(200, "TYPE A");
      client.store("APPE new", "g\r\n");
      assertEquals("abcdefg\n", Files.readString(served.resolve("new")));
    }
  }

  /** So that the client can go on from there. */
  @Test
  void whatWasAppendedStays() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (Socket data = client.begin("APPE file")) {
        data.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
        Waiting.until(() -> Files.size(served.resolve("file")) == 13);
        client.expect(426, "ABOR");
        assertEquals(226, client.code());
      }
      assertEquals("213 13", client.expect(213, "SIZE file"));
      assertEquals("0123456789abc", Files.readString(served.resolve("file")));
    }
  }

  @Test
  void findsANameOfItsOwn() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(250, "CWD a");
      for (int i = 1; i <= 3; i++) {
        try (Socket data = client.data()) {
          String reply = client.expect(150, "STOU");
          assertTrue(reply.matches("150 FILE: ftp\\.[0-9a-f]{16}"), reply);
          data.getOutputStream().write("text".getBytes(StandardCharsets.US_ASCII));
          data.shutdownOutput();
          assertEquals(226, client.code());
          assertEquals(
              "text",
              Files.readString(
                  served.resolve("a").resolve(reply.substring("150 FILE: ".length()))));
        }
        try (var listed = Files.list(served.resolve("a"))) {
          assertEquals(i, listed.count());
        }
      }
    }
  }
}
