package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Manner;
import dev.lifeguard.examples.ftpd.RawClient;
import dev.lifeguard.examples.ftpd.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Says what no client should say. Whatever it is, there is an answer, and no harm. */
final class BadClient {

  /** What nobody may read; it lies in {@code outside/secret}, beside the served directory. */
  static final String SECRET = "not for clients";

  private static final int MEGABYTE = 1 << 20;

  private static final List<String> ESCAPES =
      List.of(
          "..",
          "../outside",
          "../outside/secret",
          "/../outside/secret",
          "/honest/../../outside/secret",
          "../../../../../../../../../../etc/hostname",
          "out",
          "out/secret",
          "/out/secret",
          "out/../outside/secret",
          "secretlink",
          "soup/../../outside/secret",
          "~/../outside/secret",
          "~root/secret",
          ".../secret",
          "....//....//outside/secret",
          "\uff0e\uff0e/outside/secret",
          "..\0/outside/secret",
          "secretlink\0.txt",
          "//../outside/secret",
          "./.././outside/secret");

  /** Names that look like ways out and are none. */
  private static final List<String> ODD_NAMES =
      List.of("..\\outside\\secret", "..%2foutside%2fsecret", "..\u2215outside\u2215secret");

  private static final List<String> VERBS =
      List.of(
          "SIZE", "MDTM", "MLST", "CWD", "DELE", "RMD", "MKD", "RNFR", "SITE CHMOD 777", "STAT");

  private BadClient() {}

  /** Lines of a megabyte. */
  static int longLines(RawClient client) throws IOException {
    byte[] line = new byte[MEGABYTE];
    for (String verb : List.of("", "USER ", "STOR ", "\0")) {
      Arrays.fill(line, (byte) (verb.equals("\0") ? 0 : 'x'));
      client.send(verb.getBytes(StandardCharsets.US_ASCII));
      client.send(line);
      assertEquals(500, client.ask(""), verb);
      client.expect(200, "NOOP");
    }
    client.send(line); // and no end
    return 5;
  }

  /** Ways out of the served directory. */
  static int escapes(RawClient client, int number) throws IOException {
    for (String path : ESCAPES) {
      for (String verb : VERBS) {
        String reply = refused(client, verb + " " + path);
        assertFalse(reply.contains(SECRET), reply);
      }
      for (String verb : List.of("RETR", "STOR", "APPE", "LIST", "NLST", "MLSD")) {
        try (Socket data = client.data()) {
          refused(client, verb + " " + path);
          assertEquals(0, data.getInputStream().available());
        }
      }
      client.expect(350, "RNFR /honest");
      refused(client, "RNTO " + path);
    }
    for (String name : ODD_NAMES) {
      refused(client, "SIZE " + name);
      client.expect(257, "MKD " + name + number);
      client.expect(250, "RMD " + name + number);
    }
    return ESCAPES.size() * (VERBS.size() + 7) + ODD_NAMES.size() * 3;
  }

  private static String refused(RawClient client, String line) throws IOException {
    client.send(line);
    String reply = client.reply();
    assertTrue(reply.charAt(0) >= '4', () -> line + ": " + reply);
    return reply;
  }

  /** Data connections to somebody else. */
  static int foreign(RawClient client) throws IOException {
    try (var elsewhere = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
      int port = elsewhere.getLocalPort();
      String pair = "%d,%d".formatted(port >> 8, port & 255);
      List<String> lines =
          List.of(
              "PORT 127,0,0,2," + pair,
              "PORT 10,0,0,1," + pair,
              "PORT 127,0,0,1,0,22",
              "EPRT |1|127.0.0.2|%d|".formatted(port),
              "EPRT |1|224.0.0.1|%d|".formatted(port),
              "EPRT |2|::ffff:127.0.0.2|%d|".formatted(port));
      for (String line : lines) {
        refused(client, line);
        client.expect(425, "RETR /big");
      }
      elsewhere.setSoTimeout(1);
      try (Socket called = elsewhere.accept()) {
        throw new AssertionError("called from " + called);
      } catch (SocketTimeoutException e) {
        return lines.size();
      }
    }
  }

  /** A disk without room: what was there stays, and what was begun goes. */
  static int fullDisk(RawClient client, int number) throws IOException {
    for (String command : List.of("STOR /full/keep", "STOR /full/" + number)) {
      Socket data = client.begin(command);
      try (data) {
        data.getOutputStream().write(new byte[3 * MEGABYTE]);
      } catch (SocketException refused) {
        // the server does not take it to the end
      }
      assertEquals(452, client.code());
    }
    client.expect(200, "NOOP");
    return 2;
  }

  /** Files that cannot be read, be it when they are opened or later. */
  static int unreadable(TestServer ofTheSystem) throws IOException {
    try (RawClient client = RawClient.loggedIn(ofTheSystem.address(), Manner.PATIENT)) {
      try (Socket data = client.data()) {
        client.expect(550, "RETR sys/net/ipv4/route/flush");
        assertEquals(0, data.getInputStream().available());
      }
      client.expect(200, "TYPE A");
      try (Socket data = client.begin("RETR thread-self/mem")) {
        assertEquals(0, data.getInputStream().readAllBytes().length);
        assertEquals(451, client.code());
      }
      client.expect(221, "QUIT");
    }
    return 2;
  }
}
