package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The root pool is closed, with clients in every state; {@link TestServer#stop} asserts the rest.
 */
final class StoppingTest {

  @TempDir Path served;

  @Test
  void withNobodyThere() throws Exception {
    TestServer server = TestServer.serving(served);
    server.stop();
    server.stop();
    assertThrows(ConnectException.class, server::connect);
  }

  @Test
  void idleClientsAreToldAndSentAway() throws Exception {
    TestServer server = TestServer.serving(served);
    try (var stranger = RawClient.greeted(server);
        var user = RawClient.loggedIn(server)) {
      user.passivePort();
      closeAll(server);
      assertEquals(421, stranger.code());
      assertNull(stranger.line());
      assertEquals(421, user.code());
      assertNull(user.line());
    }
    server.stop();
  }

  @Test
  void aTransferMayFinish() throws Exception {
    Files.write(served.resolve("big"), new byte[20_000_000]);
    TestServer server = TestServer.serving(served);
    try (var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      Thread stopping = Thread.startVirtualThread(() -> server.server().close());
      Waiting.until(() -> !server.pools().toString().contains("Connection \"listening\""));
      assertEquals(20_000_000 - 1, data.getInputStream().readAllBytes().length);
      assertEquals(226, client.code());
      assertEquals(421, client.code());
      assertTrue(stopping.join(Waiting.LONGEST));
    }
    server.stop();
  }

  @Test
  void aTransferThatDoesNotMoveIsEnded() throws Exception {
    Files.write(served.resolve("big"), new byte[20_000_000]);
    TestServer server = TestServer.serving(served);
    try (var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      closeAll(server);
      assertThrows(IOException.class, () -> client.reply());
    }
    server.stop();
  }

  @Test
  void aDataConnectionIsNoLongerWaitedFor() throws Exception {
    TestServer server = TestServer.serving(served);
    try (var client = RawClient.loggedIn(server)) {
      client.passivePort();
      client.expect(150, "LIST");
      closeAll(server);
      assertThrows(IOException.class, () -> client.reply());
    }
    server.stop();
  }

  private static void closeAll(TestServer server) {
    server.server().close();
    assertEquals(0, server.pools().rows().size());
  }

  @Test
  void inPeaceEverybodyMayFinish() throws Exception {
    TestServer server = TestServer.serving(served);
    try (var early = RawClient.loggedIn(server)) {
      server.reload();
      try (var late = RawClient.loggedIn(server)) {
        Thread stopping = Thread.startVirtualThread(() -> stop(server, Waiting.LONGEST));
        Waiting.until(() -> server.count("Listeners") == 0);
        assertThrows(ConnectException.class, server::connect);
        assertThrows(IllegalStateException.class, server::reload);
        early.expect(257, "PWD");
        late.expect(257, "PWD");
        early.expect(221, "QUIT");
        late.expect(221, "QUIT");
        assertTrue(stopping.join(Waiting.LONGEST));
      }
    }
    assertEquals(0, server.pools().rows().size());
    server.stop();
  }

  @Test
  void whoDoesNotFinishInTimeIsSentAway() throws Exception {
    TestServer server = TestServer.serving(served);
    try (var early = RawClient.loggedIn(server)) {
      server.reload();
      try (var late = RawClient.loggedIn(server)) {
        stop(server, Duration.ofMillis(1));
        assertEquals(421, early.code());
        assertEquals(421, late.code());
      }
    }
    server.stop();
  }

  private static void stop(TestServer server, Duration patience) {
    try {
      server.server().stop(patience);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
