package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PORT and EPRT: the server opens the data connection, to its client and to nobody else. */
final class ActiveTest {

  @TempDir Path served;

  @Test
  void downAndUp() throws Exception {
    Files.writeString(served.resolve("file"), "down");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (ServerSocket listening = client.active()) {
        client.expect(150, "RETR file");
        try (Socket data = listening.accept()) {
          assertEquals("down", RawClient.text(data));
        }
        assertEquals(226, client.code());
      }
      try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        client.expect(200, RawClient.eprt(listening.getLocalPort()));
        client.expect(150, "STOR new");
        try (Socket data = listening.accept()) {
          data.getOutputStream().write("up".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(226, client.code());
      }
      assertEquals("up", Files.readString(served.resolve("new")));
      assertEquals(2, server.count("Connection"), () -> server.pools().toString());
    }
  }

  @Test
  void nobodyListens() throws Exception {
    Files.writeString(served.resolve("file"), "text");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.active().close();
      client.expect(150, "RETR file");
      assertEquals(425, client.code());
      client.expect(425, "RETR file");
      client.expect(200, "NOOP");
    }
  }

  @Test
  void theLastOfPortAndPasvCounts() throws Exception {
    Files.writeString(served.resolve("file"), "text");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (ServerSocket listening = client.active()) {
        assertEquals("text", client.receive("RETR file"));
        client.passivePort();
        client.expect(200, "PORT " + RawClient.port(listening));
        assertEquals(2, server.count("Connection"), () -> server.pools().toString());
        client.expect(150, "RETR file");
        try (Socket data = listening.accept()) {
          assertEquals("text", RawClient.text(data));
        }
        assertEquals(226, client.code());
      }
    }
  }

  /** The bounce attack: a refused address is not called, and the one before holds no longer. */
  @Test
  void foreignHostsAreNotCalled() throws Exception {
    Files.writeString(served.resolve("file"), "text");
    InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
    try (var victim = new ServerSocket(0, 1, elsewhere);
        var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(500, "PORT " + RawClient.port(victim));
      client.expect(500, "EPRT |1|127.0.0.2|%d|".formatted(victim.getLocalPort()));
      client.expect(425, "RETR file");
      victim.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, victim::accept);
    }
  }
}
