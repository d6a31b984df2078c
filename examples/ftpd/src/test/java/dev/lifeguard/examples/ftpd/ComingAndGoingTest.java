package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, how often it may try, and when it has to go. */
final class ComingAndGoingTest {

  @TempDir Path served;

  @Test
  void theThirdWrongPasswordIsTheLast() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.greeted(server)) {
      for (int code : new int[] {530, 530, 421}) {
        client.expect(331, "USER me");
        client.expect(code, "PASS wrong");
      }
      assertNull(client.line());
    }
  }

  @Test
  void aWrongPasswordNeedsTheUserAgain() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER me");
      client.expect(530, "PASS wrong");
      client.expect(503, "PASS secret");
      client.expect(331, "USER me");
      client.expect(230, "PASS secret");
      client.expect(331, "USER you");
      client.expect(530, "PWD");
    }
  }

  @Test
  void reinBeginsAgain() throws Exception {
    Files.createDirectory(served.resolve("a"));
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(250, "CWD a");
      client.expect(200, "EPSV ALL");
      client.passivePort();
      client.expect(220, "REIN");
      assertEquals(1, server.count("Connection") - 1, () -> server.pools().toString());
      client.expect(530, "PWD");
      client.expect(331, "USER me");
      client.expect(230, "PASS secret");
      assertTrue(client.expect(257, "PWD").startsWith("257 \"/\""));
      client.expect(227, "PASV");
      assertTrue(server.pools().toString().contains("Session \"me@127.0.0.1\""));
    }
  }

  @Test
  void quitEndsTheConnection() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(221, "QUIT");
      assertNull(client.line());
    }
  }

  @Test
  void whoSaysNothingIsSentAway() throws Exception {
    try (var server = TestServer.serving(served, "TimeoutIdle 1");
        var client = RawClient.loggedIn(server)) {
      assertEquals(421, client.code());
      assertNull(client.line());
    }
  }

  @Test
  void whoDoesNotListenIsHungUp() throws Exception {
    byte[] many = "SITE POOLS\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    try (var server = TestServer.serving(served, "TimeoutIdle 1");
        var client = RawClient.loggedIn(server)) {
      try {
        while (true) {
          client.send(many);
        }
      } catch (IOException hungUp) {
        server.assertIdle();
      }
    }
  }
}
