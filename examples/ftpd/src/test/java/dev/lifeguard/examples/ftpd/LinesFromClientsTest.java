package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in need not be a line at a time, nor a line, nor text. */
final class LinesFromClientsTest {

  private static final int LONGEST_LINE = 4096;

  @TempDir Path served;

  @Test
  void aLineMayBeAsLongAsTheLimitAndNoLonger() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(550, "CWD " + "x".repeat(LONGEST_LINE - "CWD \r\n".length()));
      client.expect(500, "CWD " + "x".repeat(LONGEST_LINE - "CWD \r\n".length() + 1));
      client.expect(200, "NOOP");
    }
  }

  @Test
  void aMegabyteWithoutAnEndGetsOneReply() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(500, "CWD " + "x".repeat(1 << 20));
      client.expect(200, "NOOP");
      assertEquals(1, server.count("Session"));
    }
  }

  @Test
  void linesComeInPiecesAndInHeaps() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (char c : "NOOP\n".toCharArray()) {
        client.send(new byte[] {(byte) c});
      }
      assertEquals(200, client.code());
      client.send("NOOP\r\nPWD\r\nSYST\nXYZZY\r\nNOOP".getBytes(StandardCharsets.US_ASCII));
      client.send("");
      for (int code : new int[] {200, 257, 215, 500, 200}) {
        assertEquals(code, client.code());
      }
    }
  }

  @Test
  void garbageIsRefusedLineByLine() throws Exception {
    long seed = 20261121;
    var random = new Random(seed);
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (int i = 0; i < 500; i++) {
        byte[] garbage = new byte[random.nextInt(200)];
        random.nextBytes(garbage);
        for (int at = 0; at < garbage.length; at++) {
          garbage[at] = garbage[at] == '\n' ? 0 : garbage[at];
        }
        client.send(Arrays.copyOf(garbage, garbage.length));
        client.send("");
        assertEquals(500, client.code(), "seed " + seed + ", line " + i);
      }
      client.expect(200, "NOOP");
    }
  }

  @Test
  void whatIsNoUtf8IsNoName() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.send(new byte[] {'C', 'W', 'D', ' ', (byte) 0xff, '\r', '\n'});
      assertEquals(500, client.code());
      client.send("CWD \0".getBytes(StandardCharsets.US_ASCII));
      client.send("");
      assertEquals(550, client.code());
    }
  }
}
