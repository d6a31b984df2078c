package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client says while a transfer is under way. */
final class SideTalkTest {

  private static final int BIG = 20_000_000;

  @TempDir Path served;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.write(served.resolve("big"), new byte[BIG]);
    Files.writeString(served.resolve("file"), "before");
  }

  @Test
  void noopAndStatAreAnsweredInADownload() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      client.expect(200, "NOOP");
      List<String> status = client.lines(211, "STAT");
      assertTrue(
          status.stream().anyMatch(line -> line.matches(" RETR, [1-9]\\d* bytes so far")),
          status::toString);
      client.lines(212, "STAT .");
      assertEquals(BIG - 1, data.getInputStream().readAllBytes().length);
      assertEquals(226, client.code());
      assertTrue(client.lines(211, "STAT").contains(" No transfer"));
    }
  }

  @Test
  void noopAndStatAreAnsweredInAnUpload() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (Socket data = client.begin("STOR new")) {
        data.getOutputStream().write("one".getBytes(StandardCharsets.US_ASCII));
        client.expect(200, "NOOP");
        client.expect(200, "noop");
        Waiting.until(() -> client.lines(211, "STAT").contains(" STOR, 3 bytes so far"));
        data.getOutputStream().write("two".getBytes(StandardCharsets.US_ASCII));
      }
      assertEquals(226, client.code());
      assertEquals("onetwo", Files.readString(served.resolve("new")));
    }
  }

  @Test
  void noopAndStatAreAnsweredBeforeTheDataConnection() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.passivePort();
      client.expect(150, "RETR file");
      client.expect(200, "NOOP");
      assertTrue(client.lines(211, "STAT").contains(" RETR, 0 bytes so far"));
      client.expect(426, "ABOR");
      assertEquals(226, client.code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABOR\r\n", "abor\n", "\u00ff\u00f4\u00ff\u00f2ABOR\r\n"})
  void aborEndsADownload(String abor) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (Socket data = client.begin("RETR big")) {
        assertEquals(0, data.getInputStream().read());
        client.send(abor.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(426, client.code());
        assertEquals(226, client.code());
      }
      assertEquals(0, server.count("Transfer"));
      assertEquals(2, server.count("Connection"), () -> server.pools().toString());
      assertEquals("before", client.receive("RETR file"));
    }
  }

  /** As Python's ftplib does it. */
  @Test
  void aborMayBeUrgent() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      client.send("ABOR\r".getBytes(StandardCharsets.US_ASCII));
      client.sendUrgent('\n');
      assertEquals(426, client.code());
      assertEquals(226, client.code());
      client.expect(200, "NOOP");
    }
  }

  @Test
  void aborEndsAnUpload() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (Socket data = client.begin("STOR file")) {
        data.getOutputStream().write(new byte[100_000]);
        client.expect(426, "ABOR");
        assertEquals(226, client.code());
      }
      assertEquals("before", Files.readString(served.resolve("file")));
      try (var listed = Files.list(served)) {
        assertEquals(2, listed.count(), "files in the directory");
      }
      assertEquals(0, server.count("Transfer"));
    }
  }

  @Test
  void aborEndsAnActiveTransfer() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server);
        var listening = client.active()) {
      client.expect(150, "RETR big");
      try (Socket data = listening.accept()) {
        assertEquals(0, data.getInputStream().read());
        client.expect(426, "ABOR");
        assertEquals(226, client.code());
      }
      client.expect(425, "RETR file");
    }
  }

  @Test
  void aborWithoutATransferClosesWhatWaits() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(226, "ABOR");
      client.passivePort();
      client.expect(226, "ABOR");
      client.expect(425, "RETR file");
    }
  }

  @Test
  void theRestWaitsForTheEnd() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (Socket data = client.begin("RETR big")) {
        assertEquals(0, data.getInputStream().read());
        client.expect(200, "NOOP");
        client.send("PWD");
        client.send("NOOP");
        client.send("QUIT");
        assertEquals(BIG - 1, data.getInputStream().readAllBytes().length);
      }
      for (int code : new int[] {226, 257, 200, 221}) {
        assertEquals(code, client.code());
      }
    }
  }

  @Test
  void longLinesWaitForTheEnd() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (Socket data = client.begin("RETR big")) {
        assertEquals(0, data.getInputStream().read());
        client.send("x".repeat(10_000));
        assertEquals(BIG - 1, data.getInputStream().readAllBytes().length);
      }
      assertEquals(226, client.code());
      assertEquals(500, client.code());
      client.expect(200, "NOOP");
    }
  }

  /** Talking does not keep a transfer alive that does not move. */
  @Test
  void talkIsNoMovement() throws Exception {
    try (var server = TestServer.serving(served, "TimeoutStalled 1");
        var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      int code = 200;
      while (code == 200) {
        client.send("NOOP");
        code = client.code();
      }
      assertEquals(426, code);
    }
  }
}
