package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.PoolTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said, with its place, and leaves nothing; what is not in force is said, too. */
final class WrongConfigurationsTest {

  @AutoClose private final TestConfigs configs = new TestConfigs();

  @TempDir Path temporary;

  private String root = "";

  @BeforeEach
  void nameTheRoot() throws Exception {
    root = "DefaultRoot " + temporary.toRealPath() + "\n";
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
