package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PassivePorts, TransferRate, AccessGrantMsg, DisplayLogin, and what a ~ is. */
final class SettingsInForceTest {

  private static final int LARGE = 4 << 20;

  @TempDir Path served;

  @Test
  void passivePortsAreThose() throws Exception {
    int port = Ports.free();
    try (var server = TestServer.serving(served, "PassivePorts %d %d".formatted(port, port));
        var one = RawClient.loggedIn(server);
        var two = RawClient.loggedIn(server)) {
      assertEquals(port, one.passivePort());
      assertTrue(
          one.expect(227, "PASV").endsWith(",%d,%d)".formatted(port >> 8, port & 255)),
          "the one before makes room");
      two.expect(425, "EPSV");
      two.expect(425, "PASV");
      try (Socket data = new Socket(InetAddress.getLoopbackAddress(), port)) {
        one.expect(150, "NLST");
        assertArrayEquals(new byte[0], data.getInputStream().readAllBytes());
        assertEquals(226, one.code());
      }
      assertEquals(port, two.passivePort());
    }
  }

  @Test
  void passivePortsBeginAnywhereInTheRange() throws Exception {
    try (var server = TestServer.serving(served, "PassivePorts 30000 30999");
        var client = RawClient.loggedIn(server)) {
      for (int i = 0; i < 20; i++) {
        int port = client.passivePort();
        assertTrue(port >= 30_000 && port <= 30_999, () -> "port " + port);
      }
    }
  }

  /** At that rate the file would take more than an hour; all that is asked is that it is slow. */
  @ParameterizedTest
  @ValueSource(strings = {"RETR file", "STOR new", "APPE new"})
  void aTransferIsNotFasterThanItMayBe(String command) throws Exception {
    Files.write(served.resolve("file"), new byte[LARGE]);
    try (var server = TestServer.serving(served, "TransferRate APPE,RETR,STOR 1");
        var client = RawClient.loggedIn(server);
        Socket data = client.begin(command)) {
      long known = 0;
      while (known == 0) {
        known = bytesSoFar(client);
        if (!command.startsWith("RETR")) {
          data.getOutputStream().write(new byte[512]);
        }
      }
      assertTrue(known < LARGE / 4, () -> "slow");
      client.expect(426, "ABOR");
      assertEquals(226, client.code());
    }
  }

  /** What STAT says in the middle of a transfer. */
  private static long bytesSoFar(RawClient client) throws IOException {
    List<String> status = client.lines(211, "STAT");
    String transfer =
        status.stream().filter(line -> line.contains("bytes so far")).findAny().orElseThrow();
    return Long.parseLong(transfer.replaceAll("\\D+(\\d+) bytes so far", "$1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransferRate RETR 1:4194304", "TransferRate STOR 1", "TransferRate RETR 0"})
  void otherTransfersAreFast(String directive) throws Exception {
    Files.write(served.resolve("file"), new byte[LARGE]);
    try (var server = TestServer.serving(served, directive);
        var client = RawClient.loggedIn(server);
        Socket data = client.begin("RETR file")) {
      assertEquals(LARGE, data.getInputStream().readAllBytes().length);
      assertEquals(226, client.code());
    }
  }

  @Test
  void whoLogsInIsWelcomed() throws Exception {
    Files.writeString(served.resolve("welcome.msg"), "Look around\nand stay\n");
    try (var server =
            TestServer.serving(
                served, "AccessGrantMsg \"Nice to see you, %u\"", "DisplayLogin welcome.msg");
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER " + TestServer.USER);
      assertEquals(
          List.of("230-Look around", " and stay", "230 Nice to see you, me"),
          client.lines(230, "PASS " + TestServer.PASSWORD));
    }
    try (var server = TestServer.serving(served, "DisplayLogin missing");
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER " + TestServer.USER);
      assertEquals(
          List.of("230 User me logged in"), client.lines(230, "PASS " + TestServer.PASSWORD));
    }
  }

  @Test
  void aTildeIsTheTop() throws Exception {
    Files.createDirectories(served.resolve("a/~"));
    Files.writeString(served.resolve("file"), "text");
    Files.writeString(served.resolve("a/~/file"), "other");
    Files.writeString(served.resolve("~me"), "no home");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(250, "CWD a");
      client.expect(213, "SIZE ~/file");
      assertEquals("213 5", client.expect(213, "SIZE ./~/file"));
      assertEquals("213 7", client.expect(213, "SIZE ~/~me"));
      client.expect(250, "CWD ~");
      assertTrue(client.expect(257, "PWD").contains("\"/\""));
      assertEquals("213 7", client.expect(213, "SIZE ~me"));
      client.expect(550, "SIZE ~/../file");
    }
  }
}
