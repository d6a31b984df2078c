package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.ResourcePool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigLoaderTest {

  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  @TempDir Path root;

  @AfterEach
  void closePools() {
    daemon.close();
  }

  private Server load(String... directives) throws ConfigException {
    return ConfigLoader.load(daemon, 1, List.of(directives)).servers().getFirst();
  }

  @Test
  void directivesBecomeConfigs() throws Exception {
    Server server = load("DefaultRoot " + root, "port  1", "TimeoutIdle 5", "Port 2");
    assertEquals(
        List.of("DefaultRoot", "Port", "TimeoutIdle", "Port"),
        server.configs().stream().map(Config::name).toList());
    Settings settings = server.settings();
    assertNotNull(settings);
    assertEquals(2, settings.address().getPort(), "the last one holds");
    assertEquals(Duration.ofSeconds(5), settings.idle());
    assertEquals(root.toRealPath(), settings.files().root());
    assertEquals(500, settings.maxClients(), "what holds without a directive");
  }

  @Test
  @SuppressWarnings("lifeguard:LG301") // that it cannot be used is what this is about
  void directivesAreGoneWithTheirServer() throws Exception {
    Config config = load("DefaultRoot " + root).configs().getFirst();
    daemon.close();
    assertThrows(IllegalStateException.class, config::name);
  }

  @Test
  void usersAreKnownByBoth() throws Exception {
    Server server = load("DefaultRoot " + root, "User me:se:cret", "User you:other");
    assertTrue(Users.knows(server, "me", "se:cret"));
    assertTrue(Users.knows(server, "you", "other"));
    assertFalse(Users.knows(server, "me", "other"));
    assertFalse(Users.knows(server, "you", ""));
    assertFalse(Users.knows(server, "", ""));
  }

  @Test
  void aNameDoesNotSwallowThePassword() throws Exception {
    Server server = load("DefaultRoot " + root, "User me:se:cret");
    assertFalse(Users.knows(server, "me:se", "cret"));
  }

  @ParameterizedTest
  @CsvSource({
    "Prot 21, There is no directive Prot",
    "Port, Port needs an argument",
    "'Port  ', Port needs an argument",
    "Port x, 'Port must be a number from 0 to 65535, not x'",
    "Port 65536, 'Port must be a number from 0 to 65535, not 65536'",
    "TimeoutIdle 0, 'TimeoutIdle must be a number from 1 to 86400, not 0'",
    "User me, 'User needs a name and a password: NAME:PASSWORD'",
    "User :me, 'User needs a name and a password: NAME:PASSWORD'",
    "DefaultRoot /no/such/place, DefaultRoot: there is no directory /no/such/place",
    "DefaultAddress 1.2.3.4.5, DefaultAddress: there is no address 1.2.3.4.5"
  })
  void wrongOnesLeaveNothing(String directive, String message) {
    var wrong = assertThrows(ConfigException.class, () -> load("DefaultRoot " + root, directive));
    assertEquals(message, wrong.getMessage());
    assertEquals(List.of(), daemon.children());
  }
}
