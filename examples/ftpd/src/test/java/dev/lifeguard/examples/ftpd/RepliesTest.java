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
          DELE file   | 530
          MKD new     | 530
          RMD a       | 530
          RNFR file   | 530
          RNTO file   | 530
          SIZE file   | 530
          MDTM file   | 530
          MLST        | 530
          MLSD        | 530
          APPE file   | 530
          STOU        | 530
          REST 1      | 530
          ALLO 1      | 530
          ACCT me     | 530
          ABOR        | 530
          STAT        | 530
          PORT 1      | 530
          EPRT 1      | 530
          SITE HELP   | 530
          HELP        | 214
          HELP RETR   | 214
          HELP XYZZY  | 502
          OPTS UTF8 ON | 200
          REIN        | 220
          AUTH        | 501
          AUTH TLS    | 504
          auth ssl    | 504
          PBSZ 0      | 503
          PBSZ        | 501
          PROT P      | 503
          ADAT xyz    | 503
          CCC         | 533
          SMNT x      | 502
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
          EPSV 2      | 522 Network protocol not supported, use (1)
          EPSV 9      | 522
          EPSV x      | 501
          EPSV ALL    | 200
          LIST        | 425
          RETR file   | 425
          STOR file   | 425
          RETR        | 501
          STOR        | 501
          SITE        | 501
          SITE XYZZY  | 500
          SITE CHMOD  | 501
          SITE CHMOD 600 | 501
          SITE CHMOD rw file | 550
          SITE CHMOD 4755 file | 550
          SITE CHMOD 600 missing | 550
          SITE CHMOD 600 file | 200
          SITE HELP   | 214
          SITE POOLS  | 211
          RNFR        | 501
          RNFR missing | 550
          RNFR /      | 550
          RNFR file   | 350
          RNTO new    | 503
          DELE        | 501
          DELE missing | 550
          DELE a      | 550
          DELE /      | 550
          DELE file   | 250 "/file"
          MKD         | 501
          MKD a       | 550
          MKD file    | 550
          MKD /       | 550
          MKD no/new  | 550
          MKD file/new | 550
          MKD new"    | 257 "/new""
          XMKD a/new  | 257 "/a/new"
          RMD         | 501
          RMD missing | 550
          RMD file    | 550
          RMD a       | 550
          RMD /       | 550
          RMD a/b     | 250 "/a/b"
          XRMD a/b    | 250
          XPWD        | 257 "/"
          XCWD a      | 250 "/a"
          XCUP        | 550
          SIZE        | 501
          SIZE missing | 550
          SIZE a      | 550
          SIZE file   | 213 0
          MDTM        | 501
          MDTM missing | 550
          MDTM a      | 550
          MDTM file   | 213 2
          MLST missing | 550
          MLST file   | 250
          MLST        | 250
          MLSD missing | 550
          MLSD file   | 501
          MLSD        | 425
          STAT        | 211
          STAT missing | 450
          STAT file   | 213
          STAT -l a   | 212
          REST        | 501
          REST x      | 501
          REST -1     | 501
          REST 99999999999999999999 | 501
          REST 10     | 350
          ALLO        | 501
          ALLO x      | 501
          ALLO 10     | 202
          ALLO 10 R 5 | 202
          ACCT        | 501
          ACCT me     | 202
          APPE        | 501
          APPE file   | 425
          STOU        | 425
          ABOR        | 226
          OPTS        | 501
          OPTS XYZZY  | 501
          OPTS UTF8   | 200
          OPTS UTF8 OFF | 451
          OPTS UTF8 x | 501
          OPTS MLST size;XYZZY;Type; | 200 MLST OPTS type;size;
          OPTS MLST   | 200 MLST OPTS
          PORT        | 501
          PORT 1      | 501
          PORT 127,0,0,1,256,1 | 501
          PORT 127,0,0,1,200,1,1 | 501
          PORT 127,0,0,2,200,1 | 500
          PORT 10,0,0,1,200,1 | 500
          PORT 0,0,0,0,200,1 | 500
          PORT 127,0,0,1,0,25 | 500
          PORT 127,0,0,1,200,1 | 200
          EPRT        | 501
          EPRT 1      | 501
          EPRT !1!127.0.0.1!51201 | 501
          EPRT !1!localhost!51201! | 501
          EPRT !1!127.0.0.1!65536! | 501
          EPRT !1!127.0.0.1;51201! | 501
          EPRT !2!::1!51201! | 522 Network protocol not supported, use (1)
          EPRT !3!x!51201! | 501
          EPRT !1!::1!51201! | 500
          EPRT !1!127.0.0.2!51201! | 500
          EPRT !1!127.0.0.1!25! | 500
          EPRT !1!127.0.0.1!51201! | 200
          EPRT !1!127.0.0.1!51201! | 200
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
      client.expect(500, "PASV");
      client.expect(500, "PORT 127,0,0,1,200,1");
      client.expect(500, "EPRT |1|127.0.0.1|51201|");
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
