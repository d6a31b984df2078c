package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.admin.AdminClient;
import dev.lifeguard.examples.ftpd.admin.Answer;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.runtime.PoolTree;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked at the admin socket, and that it goes without a trace. */
final class AdminTest {

  @TempDir Path directory;

  private Path socket;
  private Path configuration;
  private Set<String> before;
  private FtpServer server;
  private PoolTree idle;

  @BeforeEach
  void start() throws Exception {
    directory = directory.toRealPath();
    socket = directory.resolve("admin");
    configuration = directory.resolve("ftpd.conf");
    configure("AccessGrantMsg first");
    before = Descriptors.open(directory);
    server = startServer();
    idle = server.pools();
  }

  private FtpServer startServer() throws Exception {
    return FtpServer.start(
        _ -> Source.file(configuration), _ -> {}, Optional.of(socket), Waiting.LONGEST);
  }

  private void configure(String directive) throws IOException {
    Files.writeString(
        configuration,
        "DefaultRoot \"%s\"\nPort 0\nAuthUser me:secret\nAllowOverwrite on\n%s\n"
            .formatted(directory, directive));
  }

  @AfterEach
  void end() throws Exception {
    server.close();
    assertEquals(List.of(), server.pools().rows());
    assertFalse(Files.exists(socket), "the file is there");
    Waiting.until(() -> Descriptors.open(directory).equals(before));
    assertEquals(before, Descriptors.open(directory));
  }

  private String tell(String command) throws IOException {
    Answer answer = AdminClient.tell(socket, command);
    assertTrue(answer.ok(), answer::text);
    return answer.text();
  }

  private String refused(String command) throws IOException {
    Answer answer = AdminClient.tell(socket, command);
    assertFalse(answer.ok(), answer::text);
    return answer.text();
  }

  private RawClient loggedIn() throws Exception {
    return RawClient.loggedIn(server.address(), Manner.USUAL);
  }

  private void assertIdle() {
    Waiting.until(() -> server.pools().equals(idle));
    assertEquals(idle, server.pools());
  }

  @Test
  void onlyItsOwnerMayAsk() throws Exception {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
  }

  @Test
  void help() throws Exception {
    String help = tell("help");
    for (String command : List.of("tree", "who", "counters", "reload", "stop", "help")) {
      assertTrue(help.contains("\n" + command) || help.startsWith(command), help);
    }
    assertTrue(refused("halp").contains("no such command"));
    assertTrue(refused("").contains("no such command"));
    assertTrue(refused("x".repeat(200)).contains("no such command"));
    try {
      refused("x".repeat(1_000_000));
    } catch (IOException hungUp) {
      // it reads no more than it needs
    }
    assertIdle();
  }

  @Test
  void tree() throws Exception {
    try (var client = loggedIn()) {
      String tree = tell("TREE");
      assertTrue(tree.contains("    Server \"main\""), tree);
      assertTrue(tree.contains("      Session \"me@127.0.0.1\""), tree);
      client.expect(221, "QUIT");
    }
    assertIdle();
  }

  @Test
  void who() throws Exception {
    assertEquals(1, tell("who").lines().count());
    try (var stranger = RawClient.greeted(server.address(), Manner.USUAL);
        var early = loggedIn()) {
      tell("reload");
      try (var late = loggedIn()) {
        late.passivePort();
        late.expect(150, "LIST");
        List<String> lines = tell("who").lines().skip(1).toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).matches("1 +main +127.0.0.1 +\\d+ +nothing"), lines::toString);
        assertTrue(lines.get(1).matches("1 +main +me@127.0.0.1 +\\d+ +nothing"), lines::toString);
        assertTrue(lines.get(2).matches("2 +main +me@127.0.0.1 +\\d+ +LIST"), lines::toString);
        late.vanish();
      }
      early.expect(221, "QUIT");
      stranger.expect(221, "QUIT");
    }
  }

  @Test
  void counters() throws Exception {
    try (var client = loggedIn()) {
      int listed = client.receive("LIST").length();
      client.store("STOR file", "0123456789");
      assertEquals("0123456789", client.receive("RETR file"));
      try (var data = client.begin("STOR file")) {
        data.getOutputStream().write(1);
        Waiting.until(() -> tell("counters").contains("bytes received     11"));
        client.expect(426, "ABOR");
        assertEquals(226, client.code());
      }
      client.expect(226, "ABOR");
      client.expect(550, "CWD nowhere");
      tell("reload");
      configure("Port x");
      refused("reload");
      String counters = tell("counters");
      assertCount(counters, "sessions now", 1);
      assertCount(counters, "sessions begun", 1);
      assertCount(counters, "logins", 1);
      assertCount(counters, "commands", 14);
      assertCount(counters, "commands refused", 2);
      assertCount(counters, "transfers begun", 4);
      assertCount(counters, "transfers complete", 3);
      assertCount(counters, "bytes sent", listed + 10);
      assertCount(counters, "bytes received", 11);
      assertCount(counters, "reloads", 1);
      assertCount(counters, "reloads failed", 1);
      client.expect(221, "QUIT");
    }
    Waiting.until(() -> tell("counters").matches("(?s)sessions now +0\n.*"));
    assertCount(tell("counters"), "sessions now", 0);
  }

  private static void assertCount(String counters, String name, int count) {
    assertTrue(
        counters.lines().anyMatch(line -> line.matches(name + " +" + count)),
        () -> name + " is not " + count + " in\n" + counters);
  }

  @Test
  void reload() throws Exception {
    configure("AccessGrantMsg other");
    tell("reload");
    try (var client = RawClient.greeted(server.address(), Manner.USUAL)) {
      assertEquals("230 other", client.logIn());
    }
    configure("AccessGrantMsg");
    assertEquals(
        "The old configuration stays in force: "
            + configuration
            + ":5:1: AccessGrantMsg needs an argument\n",
        refused("reload"));
    configure("AccessGrantMsg first");
    tell("reload");
    assertIdle();
  }

  @Test
  void stopWaitsForSessions() throws Exception {
    try (var client = loggedIn()) {
      tell("stop");
      Waiting.until(
          () -> server.pools().rows().stream().noneMatch(r -> r.kind().equals("Listeners")));
      assertTrue(refused("reload").contains("stopping"));
      client.expect(257, "PWD");
      assertTrue(tell("who").contains("me@127.0.0.1"));
      client.expect(221, "QUIT");
      server.awaitEnd();
    }
  }

  @Test
  void stopAtOnce() throws Exception {
    try (var client = loggedIn()) {
      assertEquals("The server is stopping\n", tell("stop 0"));
      assertEquals(421, client.code());
      server.awaitEnd();
    }
    assertThrows(IOException.class, () -> AdminClient.tell(socket, "help"));
  }

  @Test
  void whoSaysNothingHoldsNobodyUp() throws Exception {
    try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      silent.write(ByteBuffer.wrap(new byte[] {'h'}));
      Waiting.until(() -> server.pools().toString().contains("scratch"));
      server.close();
    }
  }

  @Test
  void whatAKilledServerLeaves() throws Exception {
    server.close();
    try (var leaving = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      leaving.bind(UnixDomainSocketAddress.of(socket));
    }
    assertTrue(Files.exists(socket));
    server = startServer();
    tell("help");
  }

  @Test
  void whatIsThereStays() throws Exception {
    var taken = assertThrows(IOException.class, this::startServer);
    assertTrue(String.valueOf(taken.getMessage()).contains("another server answers"));
    tell("help");
    server.close();
    Files.writeString(socket, "no socket");
    assertThrows(IOException.class, this::startServer);
    assertEquals("no socket", Files.readString(socket));
    Files.delete(socket);
  }

  @Test
  void aWrongConfigurationLeavesNoSocket() throws Exception {
    server.stop(Duration.ZERO);
    configure("Port x");
    assertThrows(Exception.class, this::startServer);
    assertFalse(Files.exists(socket));
  }
}
