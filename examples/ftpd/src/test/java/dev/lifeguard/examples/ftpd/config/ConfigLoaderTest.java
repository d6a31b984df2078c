package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.rules.Client;
import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import dev.lifeguard.examples.ftpd.config.rules.PortRange;
import dev.lifeguard.examples.ftpd.config.rules.Umask;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.PoolTree;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigLoaderTest {

  private static final Client CLIENT = new Client(InetAddress.ofLiteral("10.0.0.1"), "me");

  private final TestConfigs configs = new TestConfigs();

  @TempDir Path temporary;

  private String root = "";

  @BeforeEach
  void nameTheRoot() throws Exception {
    root = "DefaultRoot " + temporary.toRealPath() + "\n";
  }

  @AfterEach
  void closePools() {
    configs.close();
    assertEquals(List.of(), configs.pools().rows());
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
  void whatIsKnownIsKeptWithAWarning() throws Exception {
    Server server =
        configs.main(root + "  authALIASonly on\n<Class x>\nFrom all\nWhatever\n</Class>");
    assertEquals(
        List.of("DefaultRoot", "authALIASonly", "<Class>"),
        server.configs().stream().map(Config::name).toList());
    assertEquals(
        List.of(
            "f:2:3: warning: authALIASonly is read and not in force",
            "f:3:1: warning: <Class> is read and not in force"),
        configs.warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-a                         | ''",
        "-laAtrSF1U                 | ''",
        "'\"-a +R\" strict maxfiles 9' | ''",
        "-aRL                       | f:2:15 -R; f:2:16 -L",
        "'\"-l -R\"'                 | f:2:18 -R",
        "-a maxdepth 3 SortedNLST   | f:2:16 maxdepth; f:2:27 SortedNLST"
      })
  void listOptionsThatAreNotServedAreToldOf(String options, String warned) throws Exception {
    configs.main(root + "ListOptions " + options);
    assertEquals(
        warned,
        String.join(
            "; ",
            configs.warnings().stream()
                .map(line -> line.replaceFirst(": warning: ListOptions (\\S+) is .*", " $1"))
                .toList()));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Prot 21 | f:2:1: there is no directive Prot",
        "Port | f:2:1: Port needs an argument",
        "Port x | f:2:6: Port must be a number from 0 to 65535, not x",
        "Port 65536 | f:2:6: Port must be a number from 0 to 65535, not 65536",
        "Port 1 2 | f:2:8: Port takes one argument, and this is another: 2",
        "TimeoutIdle -1 | f:2:13: TimeoutIdle must be a number from 0 to 86400, not -1",
        "MaxClients 0 | f:2:12: MaxClients must be a number from 1 to 1000000, not 0",
        "AuthUser me | f:2:10: AuthUser needs a name and a password: NAME:PASSWORD",
        "AuthUserFile /no/such | f:2:14: AuthUserFile cannot be read: /no/such",
        "DefaultRoot /no/such | f:2:13: DefaultRoot: there is no directory /no/such",
        "DefaultAddress 1.2.3.4.5 | f:2:16: DefaultAddress: there is no address 1.2.3.4.5",
        "Umask 8 | f:2:7: Umask must be an octal number from 000 to 777, not 8",
        "AllowOverwrite maybe | f:2:16: AllowOverwrite must be on or off, not maybe",
        "ListOptions a | f:2:13: ListOptions must be options like -a, not a",
        "ListOptions -a maxfiles | f:2:1: ListOptions needs more arguments",
        "ListOptions -a maxfiles 0 | f:2:25: ListOptions must be a number from 1 to 2147483647, not"
            + " 0",
        "ListOptions -a stict | f:2:16: ListOptions must be options, and strict, maxfiles or the"
            + " like, not stict",
        "PassivePorts 9 8 | f:2:16: PassivePorts must be a number from 9 to 65535, not 8",
        "AllowAll | f:2:1: AllowAll cannot stand in the main server",
        "Include | f:2:1: Include needs one argument",
        "Include /no/such | f:2:9: there is no file /no/such",
        "</Limit> | f:2:1: </Limit> ends nothing that begins in this file",
        "<Limit ALL> | f:2:1: <Limit> has no end in this file",
        "<Limit> | f:2:1: <Limit> needs an argument",
        "<Nothing> | f:2:1: there is no section <Nothing>",
        "<Directory a> | f:2:12: <Directory> must be a path from the root of this machine, not a",
        "<IfModule> | f:2:1: <IfModule> needs one argument",
        "<IfModule x> | f:2:1: <IfModule> has no end in this file",
      })
  void wrongOnesLeaveNothing(String line, String message) throws Exception {
    configs.load("Port 0\n" + root);
    PoolTree before = configs.pools();
    var wrong = assertThrows(ConfigException.class, () -> configs.load(root + line));
    assertEquals(message, wrong.getMessage());
    assertEquals(before, configs.pools(), "what was in force stays, and nothing besides");
  }

  @Test
  void positionsInSectionsAndContinuedLines() throws Exception {
    assertWrong("f:3:3: Port cannot stand in <Limit>", "<Limit ALL>\n  Port 1\n</Limit>");
    assertWrong("f:3:2: Port must be a number from 0 to 65535, not x", "Port \\\n x");
    assertWrong("f:3:1: </Global> stands where </Limit> must", "<Limit ALL>\n</Global>\n</Limit>");
    assertWrong(
        "f:3:1: <VirtualHost> cannot stand in <Global>",
        "<Global>\n<VirtualHost 127.0.0.2>\n</VirtualHost>\n</Global>");
    assertWrong(
        "f:2:1: DefaultRoot is missing: which directory is to be served?",
        "<VirtualHost 127.0.0.2>\n</VirtualHost>");
    assertWrong(
        "f:2:1: another server listens on port 2121 of 127.0.0.1 already",
        "<VirtualHost 127.0.0.1>\n" + root + "</VirtualHost>");
  }

  private void assertWrong(String message, String text) {
    PoolTree before = configs.pools();
    var wrong = assertThrows(ConfigException.class, () -> configs.load(root + text));
    assertEquals(message, wrong.getMessage());
    assertEquals(before, configs.pools());
  }
}
