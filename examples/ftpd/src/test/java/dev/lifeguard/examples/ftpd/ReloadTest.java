package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration is read anew while clients are there; {@link TestServer} asserts the rest. */
final class ReloadTest {

  @TempDir Path served;

  @Test
  void sessionsFinishOnTheGenerationInWhichTheyBegan() throws Exception {
    try (var server = TestServer.serving(served, "AccessGrantMsg first")) {
      InetSocketAddress address = server.address();
      try (var early = RawClient.greeted(server)) {
        server.reload("AccessGrantMsg second");
        assertEquals(address, server.address());
        assertEquals(2, server.count("Generation"));
        try (var late = RawClient.greeted(server)) {
          assertEquals("230 first", early.logIn());
          assertEquals("230 second", late.logIn());
          early.expect(221, "QUIT");
          Waiting.until(() -> server.count("Generation") == 1);
          assertEquals(1, server.count("Generation"));
          late.expect(257, "PWD");
        }
        server.reload("AccessGrantMsg first");
      }
    }
  }

  @Test
  void whileATransferIsRunning() throws Exception {
    Files.write(served.resolve("big"), new byte[20_000_000]);
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      server.reload();
      server.reload();
      assertEquals(2, server.count("Generation"), "the one in between had no sessions");
      assertEquals(1, server.count("Transfer"));
      assertEquals(20_000_000 - 1, data.getInputStream().readAllBytes().length);
      assertEquals(226, client.code());
      client.expect(221, "QUIT");
    }
  }

  @Test
  void toAnotherPortAndBack() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      InetSocketAddress before = server.address();
      int other = Ports.free();
      server.reload("Port " + other);
      assertEquals(other, server.address().getPort());
      assertThrows(ConnectException.class, () -> RawClient.connect(before));
      RawClient.greeted(server).close();
      client.expect(257, "PWD");
      server.reload();
      assertThrows(
          ConnectException.class,
          () -> RawClient.connect(new InetSocketAddress(before.getAddress(), other)));
      RawClient.greeted(server).close();
    }
  }

  @Test
  void hostsComeAndGo() throws Exception {
    try (var server = TestServer.serving(served)) {
      InetSocketAddress main = server.address();
      server.reload("<VirtualHost 127.0.0.1>", "Port 0", "DefaultRoot " + served, "</VirtualHost>");
      InetSocketAddress host = server.server().addresses().get(1);
      assertEquals(main, server.address());
      RawClient.connect(host).close();
      server.reload();
      assertEquals(main, server.address());
      assertEquals(1, server.server().addresses().size());
      assertThrows(ConnectException.class, () -> RawClient.connect(host));
    }
  }

  @Test
  void whatIsWrongLeavesTheOldOneInForce() throws Exception {
    try (var server = TestServer.serving(served, "AccessGrantMsg first");
        var client = RawClient.greeted(server)) {
      Waiting.until(() -> server.count("scratch") == 0); // what the greeting was made in
      var before = server.pools();
      var wrong = assertThrows(ConfigException.class, () -> server.reload("Umask 9"));
      assertEquals(
          "directives:5:7: Umask must be an octal number from 000 to 777, not 9",
          wrong.getMessage());
      assertEquals(before, server.pools());
      assertEquals("230 first", client.logIn());
      try (var late = RawClient.greeted(server)) {
        assertEquals("230 first", late.logIn());
      }
      client.expect(221, "QUIT");
    }
  }

  @Test
  void aPortThatIsTakenLeavesTheOldOneInForce() throws Exception {
    try (var server = TestServer.serving(served);
        var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var before = server.pools();
      InetSocketAddress address = server.address();
      String[] alsoTaken = {
        "<VirtualHost 127.0.0.1>",
        "Port " + Ports.free(),
        "DefaultRoot " + served,
        "</VirtualHost>",
        "<VirtualHost 127.0.0.1>",
        "Port " + taken.getLocalPort(),
        "DefaultRoot " + served,
        "</VirtualHost>"
      };
      var refused = assertThrows(IOException.class, () -> server.reload(alsoTaken));
      String message = String.valueOf(refused.getMessage());
      String where = "directives:9:1: cannot listen on 127.0.0.1 port " + taken.getLocalPort();
      assertTrue(message.startsWith(where), message);
      assertEquals(before, server.pools());
      assertEquals(address, server.address());
      RawClient.greeted(server).close();
    }
  }

  @Test
  void nobodyWhoCallsIsLost() throws Exception {
    try (var server = TestServer.serving(served);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calling =
          executor.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  try (var client = RawClient.greeted(server)) {
                    client.expect(221, "QUIT");
                  }
                }
                return true;
              });
      int reloads = 0;
      while (!calling.isDone()) {
        server.reload("ServerName name" + reloads++);
      }
      server.reload();
      assertTrue(calling.get());
      assertTrue(reloads > 1, "reloads: " + reloads);
    }
  }

  /** Whoever comes in while a door is closed is served or sent away, and not forgotten. */
  @Test
  void doorsCloseWhileClientsCome() throws Exception {
    try (var server = TestServer.serving(served);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      int descriptors = server.descriptors().size();
      int first = Ports.free();
      var done = new AtomicBoolean();
      var calling =
          executor.submit(
              () -> {
                while (!done.get()) {
                  knock(new InetSocketAddress(InetAddress.getLoopbackAddress(), first));
                }
              });
      for (int round = 0; round < 200; round++) {
        server.reload("Port " + first);
        server.reload();
      }
      done.set(true);
      calling.get();
      server.assertIdle();
      Waiting.until(() -> server.descriptors().size() == descriptors);
      assertEquals(descriptors, server.descriptors().size());
    }
  }

  private static void knock(InetSocketAddress address) {
    try {
      RawClient.connect(address).close();
    } catch (IOException closed) {
      // it is open half of the time
    }
  }

  @Test
  void aHundredTimesWithSessions() throws Exception {
    Files.write(served.resolve("file"), new byte[100_000]);
    try (var server = TestServer.serving(served)) {
      Set<String> descriptors = server.descriptors();
      Deque<RawClient> clients = new ArrayDeque<>();
      for (int round = 0; round < 100; round++) {
        clients.add(RawClient.loggedIn(server));
        server.reload("Umask 0" + (round % 8) + "7");
        if (round % 10 == 3) {
          assertThrows(ConfigException.class, () -> server.reload("</Global>"));
        }
        if (clients.size() == 5) {
          leave(clients.removeFirst(), round);
        }
      }
      while (!clients.isEmpty()) {
        leave(clients.removeFirst(), clients.size());
      }
      server.reload();
      server.assertIdle();
      Waiting.until(() -> server.descriptors().equals(descriptors));
      assertEquals(descriptors, server.descriptors());
    }
  }

  private static void leave(RawClient client, int round) throws Exception {
    try (var data = client.begin("RETR file")) {
      if (round % 3 == 0) {
        client.vanish();
        return;
      }
      assertEquals(100_000, data.getInputStream().readAllBytes().length);
      assertEquals(226, client.code());
      client.expect(221, "QUIT");
      client.close();
    }
  }
}
