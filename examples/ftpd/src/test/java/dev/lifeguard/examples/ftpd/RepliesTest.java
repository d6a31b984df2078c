package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered to whom, word for word over a bare socket. */
final class RepliesTest {

  private static final int LONGEST_LINE = 4096;

  @TempDir Path served;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOOP        | 200
          noop        | 200
          SYST        | 215
          FEAT        | 211
          USER        | 501
          USER me     | 331
          PASS secret | 503
          QUIT        | 221
          PWD         | 530
          CWD /       | 530
          TYPE I      | 530
          PASV        | 530
          EPSV        | 530
          LIST        | 530
          RETR file   | 530
          STOR file   | 530
          SITE POOLS  | 530
          DELE file   | 502
          PORT 1      | 502
          XYZZY       | 500
          GET / HTTP/1.0 | 500
          ''          | 500
          ' NOOP'     | 500
          """)
  void toStrangers(String line, int code) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.greeted(server)) {
      client.expect(code, line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PWD         | 257 "/"
          CWD a       | 250 "/a"
          CWD /a/./b/ | 250 "/a/b"
          CWD a//b/.. | 250 "/a"
          CWD quo"te  | 250 "/quo""te"
          CWD         | 501
          CWD missing | 550
          CWD file    | 550
          CWD ..      | 550
          CDUP        | 550
          TYPE A      | 200
          TYPE A N    | 200
          type i      | 200
          TYPE L 8    | 200
          TYPE        | 501
          TYPE E      | 504
          MODE S      | 200
          MODE B      | 504
          STRU F      | 200
          STRU R      | 504
          STRU        | 501
          PASS secret | 503
          PASV        | 227 Entering Passive Mode (127,0,0,1,
          EPSV        | 229 Entering Extended Passive Mode (|||
          EPSV 1      | 229
          EPSV 2      | 522
          EPSV 9      | 522
          EPSV ALL    | 200
          LIST        | 425
          RETR file   | 425
          STOR file   | 425
          RETR        | 501
          STOR        | 501
          SITE        | 501
          SITE CHMOD  | 504
          SITE POOLS  | 211
          RNFR file   | 502
          XYZZY       | 500
          """,
      quoteCharacter = '\0')
  void toUsers(String line, String reply) throws Exception {
    Files.createDirectories(served.resolve("a/b"));
    Files.createDirectory(served.resolve("quo\"te"));
    Files.createFile(served.resolve("file"));
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.send(line);
      String heard = client.reply();
      assertTrue(heard.startsWith(reply), heard);
    }
  }

  @Test
  void afterEpsvAllThereIsNoPasv() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(200, "EPSV ALL");
      client.expect(503, "PASV");
      client.expect(229, "EPSV");
    }
  }

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
  void quitEndsTheConnection() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(221, "QUIT");
      assertNull(client.line());
    }
  }

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

  @Test
  void moreThanTheMostClientsAreSentAway() throws Exception {
    try (var server = TestServer.serving(served, "MaxClients 2");
        var first = RawClient.loggedIn(server);
        var second = RawClient.loggedIn(server)) {
      try (var third = server.connect()) {
        assertEquals(421, third.code());
        assertNull(third.line());
      }
      first.expect(221, "QUIT");
      second.expect(200, "NOOP");
      Waiting.until(() -> server.count("Session") == 1);
      try (var third = RawClient.loggedIn(server)) {
        third.expect(200, "NOOP");
      }
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
