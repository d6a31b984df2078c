package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is one too many is told so, whichever generation the others began in. */
final class MaxClientsTest {

  @TempDir Path served;

  /** As in ProFTPD, whose scoreboard knows addresses and ports, and no generations. */
  @Test
  void clientsAreCountedOverAllGenerations() throws Exception {
    String[] host = {
      "MaxClients 1", "<VirtualHost 127.0.0.1>", "Port 0", "DefaultRoot " + served, "</VirtualHost>"
    };
    try (var server = TestServer.serving(served, "MaxClients 1")) {
      var early = RawClient.loggedIn(server);
      server.reload(host);
      try (var late = server.connect();
          var elsewhere = RawClient.connect(server.server().addresses().get(1))) {
        assertEquals(421, late.code());
        assertEquals(220, elsewhere.code());
        elsewhere.expect(221, "QUIT");
      }
      early.expect(221, "QUIT");
      early.close();
      Waiting.until(() -> server.count("Session") == 0);
      RawClient.loggedIn(server).close();
      server.reload("MaxClients 1");
    }
  }

  @Test
  void guestsAreCountedOverAllGenerations() throws Exception {
    String[] guests = {
      "<Anonymous " + served.toRealPath() + ">", "User ftp", "MaxClients 1", "</Anonymous>"
    };
    try (var server = TestServer.serving(served, guests);
        var early = RawClient.greeted(server)) {
      early.expect(331, "USER ftp");
      early.expect(230, "PASS x");
      server.reload(guests);
      try (var late = RawClient.greeted(server)) {
        late.expect(331, "USER ftp");
        late.expect(530, "PASS x");
        early.expect(220, "REIN");
        late.expect(331, "USER ftp");
        late.expect(230, "PASS x");
        late.expect(221, "QUIT");
      }
      early.expect(221, "QUIT");
    }
  }

  @Test
  void oneClientTooManyIsToldSo() throws Exception {
    try (var server = TestServer.serving(served, "MaxClients 1 \"No more than %m here, sorry\"");
        var client = RawClient.loggedIn(server);
        var other = server.connect()) {
      assertEquals("421 No more than 1 here, sorry", other.line());
      client.expect(200, "NOOP");
    }
    try (var server = TestServer.serving(served, "MaxClients 1");
        var _ = RawClient.loggedIn(server);
        var other = server.connect()) {
      assertEquals(
          "421 Sorry, the maximum number of allowed clients (1) are already connected.",
          other.line());
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
}
