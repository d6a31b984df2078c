package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests: {@code <Anonymous>}. */
final class AnonymousTest {

  @TempDir Path world;
  private Path served = Path.of("");
  private Path open = Path.of("");

  @BeforeEach
  void makeFiles() throws Exception {
    served = Files.createDirectory(world.resolve("served"));
    open = Files.createDirectory(served.resolve("open"));
    Files.createDirectory(open.resolve("incoming"));
    Files.writeString(served.resolve("private"), "for users");
    Files.writeString(open.resolve("file"), "for all");
    Files.createSymbolicLink(open.resolve("up"), Path.of(".."));
  }

  private TestServer server(String... more) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("<Anonymous " + open.toRealPath() + ">");
    lines.add("User ftp");
    lines.add("UserAlias anonymous ftp");
    lines.addAll(List.of(more));
    lines.add("</Anonymous>");
    return TestServer.serving(served, lines.toArray(String[]::new));
  }

  private static RawClient guest(TestServer server) throws Exception {
    RawClient client = RawClient.greeted(server);
    client.expect(331, "USER anonymous");
    client.expect(230, "PASS me@example.org");
    client.expect(200, "TYPE I");
    return client;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp", "anonymous"})
  void comeWithoutAPassword(String name) throws Exception {
    try (var server = server();
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER " + name);
      assertEquals(
          "230 Anonymous access granted, restrictions apply", client.expect(230, "PASS x@y"));
      client.expect(200, "TYPE I");
      assertEquals("213 7", client.expect(213, "SIZE file"));
      assertTrue(server.pools().toString().contains("ftp@127.0.0.1"));
    }
  }

  @Test
  void haveARootOfTheirOwn() throws Exception {
    try (var server = server();
        var client = guest(server)) {
      assertTrue(client.expect(257, "PWD").contains("\"/\""));
      client.expect(550, "SIZE ../private");
      client.expect(550, "SIZE /../private");
      client.expect(550, "SIZE private");
      client.expect(550, "SIZE up/private");
      client.expect(550, "CWD up");
      client.expect(550, "SIZE /open/file");
      client.expect(213, "SIZE /file");
    }
    try (var server = server();
        var client = RawClient.loggedIn(server)) {
      client.expect(213, "SIZE private");
      client.expect(213, "SIZE open/file");
    }
  }

  /** Where one user was says nothing of where the next one is. */
  @Test
  void beginAtTheTop() throws Exception {
    try (var server = server();
        var client = RawClient.loggedIn(server)) {
      client.expect(250, "CWD open/incoming");
      client.expect(331, "USER ftp");
      client.expect(230, "PASS x");
      assertTrue(client.expect(257, "PWD").contains("\"/\""));
      client.expect(250, "CWD incoming");
      client.logIn();
      assertTrue(client.expect(257, "PWD").contains("\"/\""));
      client.expect(213, "SIZE open/up/private");
    }
  }

  @Test
  void doNotSeeWhoElseIsThere() throws Exception {
    try (var server = server();
        var client = guest(server);
        var user = RawClient.loggedIn(server)) {
      client.expect(550, "SITE POOLS");
      user.expect(211, "SITE POOLS");
    }
  }

  @Test
  void areLimitedAndUsersAreNot() throws Exception {
    try (var server =
            server(
                "<Directory *>\n<Limit WRITE>\nDenyAll\n</Limit>\n</Directory>",
                "<Directory incoming>\n<Limit STOR>\nAllowAll\n</Limit>",
                "<Limit READ DIRS>\nDenyAll\n</Limit>\n</Directory>");
        var client = guest(server);
        var user = RawClient.loggedIn(server)) {
      client.expect(550, "DELE file");
      client.expect(550, "MKD new");
      client.store("STOR incoming/file", "");
      client.expect(550, "SIZE incoming/file");
      client.expect(550, "CWD incoming");
      user.expect(213, "SIZE open/incoming/file");
      user.expect(257, "MKD new");
      user.expect(250, "DELE open/file");
    }
  }

  @Test
  void areCounted() throws Exception {
    try (var server = server("MaxClients 1 \"Only %m guest\"");
        var first = guest(server);
        var second = RawClient.greeted(server)) {
      second.expect(331, "USER ftp");
      assertEquals("530 Only 1 guest", second.expect(530, "PASS x"));
      second.expect(530, "PWD");
      second.logIn();
      first.expect(220, "REIN");
      second.expect(331, "USER ftp");
      second.expect(230, "PASS x");
      first.expect(331, "USER ftp");
      first.expect(530, "PASS x");
      second.expect(331, "USER me");
      first.expect(331, "USER ftp");
      first.expect(230, "PASS x");
    }
  }

  @Test
  void areWaitedForAsTheirSectionSays() throws Exception {
    try (var server = server("TimeoutNoTransfer 1", "TimeoutStalled 1");
        var client = guest(server)) {
      client.passivePort();
      client.expect(150, "LIST");
      assertEquals(425, client.code());
      try (var _ = client.begin("STOR incoming/new")) {
        assertEquals(426, client.code());
      }
    }
  }

  @Test
  void areRefusedByLimitsOnLogin() throws Exception {
    try (var server = server("<Limit LOGIN>\nDenyAll\n</Limit>");
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER anonymous");
      client.expect(530, "PASS x");
      client.logIn();
    }
  }

  @Test
  void areNotThereWhereNobodyAskedThemIn() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER anonymous");
      client.expect(530, "PASS x@y");
      client.expect(331, "USER ftp");
      client.expect(530, "PASS ");
    }
  }

  @Test
  void anAliasOfAUserHasTheUsersPassword() throws Exception {
    try (var server = TestServer.serving(served, "UserAlias myself me");
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER myself");
      client.expect(530, "PASS wrong");
      client.expect(331, "USER myself");
      client.expect(230, "PASS " + TestServer.PASSWORD);
      assertTrue(server.pools().toString().contains("me@127.0.0.1"));
      assertFalse(server.pools().toString().contains("myself"));
    }
  }
}
