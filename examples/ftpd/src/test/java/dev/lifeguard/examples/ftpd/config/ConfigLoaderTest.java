package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.rules.Client;
import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import dev.lifeguard.examples.ftpd.config.rules.PortRange;
import dev.lifeguard.examples.ftpd.config.rules.Umask;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Server;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration comes to: servers, their directives, and what those say. */
final class ConfigLoaderTest {

  private static final Client CLIENT = new Client(InetAddress.ofLiteral("10.0.0.1"), "me");

  @AutoClose private final TestConfigs configs = new TestConfigs();

  @TempDir Path temporary;

  private String root = "";

  @BeforeEach
  void nameTheRoot() throws Exception {
    root = "DefaultRoot " + temporary.toRealPath() + "\n";
  }

  @Test
  void directivesBecomeConfigs() throws Exception {
    Server server = configs.main(root + "port  1\nTimeoutIdle 5\nPort 2");
    assertEquals(
        List.of("DefaultRoot", "Port", "TimeoutIdle", "Port"),
        server.configs().stream().map(Config::name).toList());
    Settings settings = TestConfigs.settings(server);
    assertEquals(2, settings.address().getPort(), "the last one holds");
    assertEquals(Duration.ofSeconds(5), settings.idle());
    assertEquals(temporary.toRealPath(), settings.files().root());
  }

  @Test
  void whatHoldsWithoutDirectives() throws Exception {
    Settings settings = configs.settings(root);
    assertEquals(2121, settings.address().getPort());
    assertEquals("127.0.0.1", settings.address().getAddress().getHostAddress());
    assertEquals(500, settings.maxClients().most());
    assertEquals(Duration.ofMinutes(5), settings.idle());
    assertEquals(Optional.empty(), settings.passivePorts());
    assertEquals(new Umask(022, 022), settings.places().all().mask());
    assertFalse(settings.places().all().overwrites());
    assertEquals(List.of("User me logged in"), settings.welcome().lines("me"));
    assertEquals(Optional.empty(), settings.anonymous());
  }

  @Test
  void whatDirectivesSay() throws Exception {
    Settings settings =
        configs.settings(
            root
                + """
                ServerName "The \\"best\\" one" # of all
                MaxClients none "Nobody is sent away"
                MaxInstances 7
                TimeoutNoTransfer 0
                Umask 027 022
                AllowOverwrite on
                AccessGrantMsg "Hello %u"
                PassivePorts 5000 \\
                  6000
                ListOptions "-a +R" strict
                TransferRate RETR,APPE 10:1000
                """);
    assertEquals("The \"best\" one", settings.name());
    assertEquals(Integer.MAX_VALUE, settings.maxClients().most());
    assertEquals(7, settings.maxInstances());
    assertTrue(settings.patience().connection().toDays() > 10_000, "for ever");
    var all = settings.places().all();
    assertEquals(new Umask(027, 022), all.mask());
    assertTrue(all.overwrites());
    assertEquals(
        Optional.of(new ListOptions("-a +R", true, Integer.MAX_VALUE, Optional.empty())),
        all.listOptions());
    assertEquals(10_240, all.rate("RETR").orElseThrow().bytesPerSecond());
    assertEquals(Optional.empty(), all.rate("STOR"));
    assertEquals(List.of("Hello me"), settings.welcome().lines("me"));
    assertEquals(Optional.of(new PortRange(5000, 6000)), settings.passivePorts());
  }

  @Test
  void directivesAreGoneWithTheirServer() throws Exception {
    Config config = configs.main(root).configs().getFirst();
    configs.close();
    assertThrows(IllegalStateException.class, config::name);
  }

  @Test
  void virtualHostsAreServersOfTheirOwn() throws Exception {
    Generation generation =
        configs.load(
            root
                + """
                Port 1
                Umask 077
                <VirtualHost 127.0.0.2>
                  ServerName two
                """
                + root
                + "</VirtualHost>\nServerName one");
    assertEquals(
        List.of("one", "two"),
        generation.servers().stream().map(TestConfigs::settings).map(Settings::name).toList());
    Settings two = TestConfigs.settings(generation.servers().getLast());
    assertEquals("127.0.0.2", two.address().getAddress().getHostAddress());
    assertEquals(new Umask(022, 022), two.places().all().mask(), "nothing comes from the main one");
  }

  @Test
  void globalsHoldForAllServersThatDoNotSayOtherwise() throws Exception {
    Generation generation =
        configs.load(
            "TimeoutIdle 1\n<VirtualHost 127.0.0.2>\n</VirtualHost>\n<Global>\n"
                + root
                + "TimeoutIdle 2\n<Limit STOR>\nDenyAll\n</Limit>\n</Global>");
    Settings one = TestConfigs.settings(generation.servers().getFirst());
    Settings two = TestConfigs.settings(generation.servers().getLast());
    assertEquals(Duration.ofSeconds(1), one.idle());
    assertEquals(Duration.ofSeconds(2), two.idle());
    assertFalse(one.places().all().limits().allow("STOR", CLIENT));
    assertFalse(two.places().all().limits().allow("STOR", CLIENT));
    assertFalse(configs.pools().toString().contains("<Global>"), "the section itself is taken out");
  }

  @Test
  void directoriesInherit() throws Exception {
    Path real = temporary.toRealPath();
    Settings settings =
        configs.settings(
            root
                + """
                Umask 077
                <Limit WRITE>
                  DenyAll
                </Limit>
                <Directory "%s/in">
                  AllowOverwrite on
                  <Limit STOR>
                    Order deny,allow
                    Allow from 10.0.0.0/8, 192.168.0.1
                  </Limit>
                </Directory>
                """
                    .formatted(real));
    var in = settings.places().at(real.resolve("in/x"));
    assertEquals(new Umask(077, 077), in.mask());
    assertTrue(in.overwrites());
    assertTrue(in.limits().allow("STOR", CLIENT));
    assertFalse(in.limits().allow("STOR", new Client(InetAddress.ofLiteral("192.168.0.2"), "me")));
    assertFalse(in.limits().allow("DELE", CLIENT));
    var out = settings.places().at(real);
    assertFalse(out.overwrites());
    assertFalse(out.limits().allow("STOR", CLIENT));
  }

  @Test
  void guests() throws Exception {
    Settings settings =
        configs.settings(
            root
                + "MaxClients 9\nUmask 077\n<Anonymous "
                + temporary
                + ">\nAccessGrantMsg Hi\n<Limit WRITE>\nDenyAll\n</Limit>\n</Anonymous>");
    Guests guests = settings.anonymous().orElseThrow();
    assertEquals(9, guests.maxClients().most(), "as the server says");
    assertEquals(List.of("Hi"), guests.welcome().lines("ftp"));
    assertEquals(List.of("User me logged in"), settings.welcome().lines("me"));
    assertEquals(new Umask(077, 077), guests.places().all().mask());
    assertFalse(guests.places().all().limits().allow("STOR", CLIENT));
    assertTrue(settings.places().all().limits().allow("STOR", CLIENT));
  }

  @Test
  void conditions() throws Exception {
    Settings settings =
        configs.settings(
            root
                + """
                <IfModule mod_tls.c>
                  Nonsense
                  <IfDefine X>
                  </IfDefine>
                </IfModule>
                <IfModule !mod_tls.c>
                  <IfModule mod_core.c>
                    Port 3
                  </IfModule>
                </IfModule>
                <IfDefine X>
                  Port 4
                </IfDefine>
                """);
    assertEquals(3, settings.address().getPort());
    assertEquals(List.of(), configs.warnings());
  }

  @Test
  void everyLineIsACommandThatIsGoneAfterwards() throws Exception {
    configs.load(root + "Port 1\n<Limit ALL>\nAllowAll\n</Limit>");
    assertFalse(configs.pools().toString().contains("Command"));
  }
}
