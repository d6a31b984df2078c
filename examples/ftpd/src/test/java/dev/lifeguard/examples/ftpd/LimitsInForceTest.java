package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That commands ask the {@code <Limit>}s. */
final class LimitsInForceTest {

  @TempDir Path served;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.createDirectories(served.resolve("a/empty"));
    Files.writeString(served.resolve("a/file"), "text");
  }

  private static String[] limit(String names, String... rules) {
    return new String[] {"<Limit " + names + ">", String.join("\n", rules), "</Limit>"};
  }

  private static void say(RawClient client, String command, int code) throws Exception {
    if (!command.matches("(RETR|STOR|STOU|APPE|LIST|NLST|MLSD)\\b.*")) {
      client.expect(code, command);
      return;
    }
    try (Socket data = client.data()) {
      client.expect(code, command);
      if (code == 150) {
        data.shutdownOutput();
        byte[] _ = data.getInputStream().readAllBytes();
        assertEquals(226, client.code());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WRITE, MKD a/new, 257, 550",
    "WRITE, XMKD a/new, 257, 550",
    "WRITE, RMD a/empty, 250, 550",
    "WRITE, XRMD a/empty, 250, 550",
    "WRITE, DELE a/file, 250, 550",
    "WRITE, RNFR a/file, 350, 550",
    "WRITE, STOR a/file, 150, 550",
    "WRITE, STOR a/new, 150, 550",
    "WRITE, STOU, 150, 550",
    "WRITE, APPE a/file, 150, 550",
    "WRITE, MFMT 20240229235958 a/file, 213, 550",
    "WRITE, SITE CHMOD 600 a/file, 200, 550",
    "READ, RETR a/file, 150, 550",
    "READ, SIZE a/file, 213, 550",
    "DIRS, CWD a, 250, 550",
    "DIRS, XCWD a, 250, 550",
    "DIRS, CDUP, 250, 550",
    "DIRS, XCUP, 250, 550",
    "DIRS, PWD, 257, 550",
    "DIRS, XPWD, 257, 550",
    "DIRS, MDTM a/file, 213, 550",
    "DIRS, LIST a, 150, 450",
    "DIRS, NLST a, 150, 450",
    "DIRS, STAT a, 212, 450",
    "DIRS, MLSD a, 150, 550",
    "DIRS, MLST a, 250, 550",
    "ALL, NOOP, 200, 550",
    "ALL, HELP, 214, 501",
    "ALL, FEAT, 211, 550",
    "PASV, PASV, 227, 501",
    "EPSV, EPSV, 229, 501",
    "'PORT', 'PORT 127,0,0,1,8,0', 200, 501",
    "EPRT, EPRT |1|127.0.0.1|2048|, 200, 501"
  })
  void everyCommandByEveryName(String group, String command, int allowed, int denied)
      throws Exception {
    String verb = command.startsWith("SITE") ? "SITE_CHMOD" : command.split(" ", 2)[0];
    for (String name : List.of(verb, group)) {
      try (var server = TestServer.serving(served, limit(name, "DenyAll"));
          var client = RawClient.loggedIn(server)) {
        goDown(client, command);
        say(client, command, denied);
      }
      assertEquals("text", Files.readString(served.resolve("a/file")));
      assertTrue(Files.exists(served.resolve("a/empty")));
      assertFalse(Files.exists(served.resolve("a/new")));
    }
    String other = group.equals("READ") ? "WRITE" : "READ";
    try (var server = TestServer.serving(served, limit(other, "DenyAll"));
        var client = RawClient.loggedIn(server)) {
      goDown(client, command);
      say(client, command, allowed);
    }
  }

  /** CDUP needs somewhere to come from; ALL would forbid to go there. */
  private static void goDown(RawClient client, String command) throws Exception {
    if (command.matches("CDUP|XCUP")) {
      client.send("CWD a");
      String _ = client.reply();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELE a/file, 550",
    "RETR a/file, 550",
    "LIST, 450",
    "CWD a, 550",
    "NOOP, 550",
    "EPSV, 229",
    "OPTS UTF8 ON, 200",
    "TYPE A, 200",
    "QUIT, 221"
  })
  void allIsAlmostAll(String command, int code) throws Exception {
    try (var server = TestServer.serving(served, limit("ALL", "DenyAll"));
        var client = RawClient.loggedIn(server)) {
      say(client, command, code);
    }
  }

  @Test
  void renamingIsAskedForTwice() throws Exception {
    try (var server = TestServer.serving(served, limit("RNTO", "DenyAll"));
        var client = RawClient.loggedIn(server)) {
      client.expect(350, "RNFR a/file");
      client.expect(550, "RNTO a/new");
      assertTrue(Files.exists(served.resolve("a/file")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Order allow,deny | Allow from 127.0.0.1 | Deny from all        | 250
          Order allow,deny | Allow from 10.0.0.0/8| Deny from all        | 550
          Order allow,deny | Allow from 10.0.0.1  | Deny from 10.0.0.2   | 250
          Order deny,allow | Allow from all       | Deny from 127.0.0.1  | 550
          Order deny,allow | Allow from 127.      | Deny from 10.0.0.1   | 250
          Order deny,allow | Allow from 10.0.0.1  | Deny from 10.0.0.2   | 550
          Order allow,deny | AllowUser me         | DenyAll              | 250
          Order allow,deny | AllowUser other,they | DenyAll              | 550
          Order allow,deny | AllowUser !other     | DenyAll              | 250
          Order allow,deny | AllowUser and !me,me | DenyAll              | 550
          Order deny,allow | AllowAll             | DenyUser me          | 550
          Order deny,allow | AllowAll             | DenyUser other       | 250
          Order allow,deny | AllowAll             | DenyAll              | 250
          Order deny,allow | AllowAll             | DenyAll              | 550
          """)
  void orders(String order, String allow, String deny, int code) throws Exception {
    try (var server = TestServer.serving(served, limit("DELE", order, allow, deny));
        var client = RawClient.loggedIn(server)) {
      client.expect(code, "DELE a/file");
      assertEquals(code == 550, Files.exists(served.resolve("a/file")));
    }
  }

  @Test
  void directoriesInherit() throws Exception {
    Files.createDirectories(served.resolve("in/deep"));
    Files.createDirectory(served.resolve("in/deep/shut"));
    String in = served.toRealPath().resolve("in").toString();
    try (var server =
            TestServer.serving(
                served,
                String.join("\n", limit("WRITE", "DenyAll")),
                "<Directory " + in + ">\n<Limit STOR MKD>\nAllowAll\n</Limit>\n</Directory>",
                "<Directory " + in + "/*/shut>\n<Limit STOR>\nDenyAll\n</Limit>\n</Directory>");
        var client = RawClient.loggedIn(server)) {
      say(client, "STOR file", 550);
      say(client, "STOR a/file", 550);
      say(client, "STOR in/file", 150);
      say(client, "STOR in/deep/file", 150);
      say(client, "STOR in/deep/shut/file", 550);
      client.expect(257, "MKD in/deep/shut/x");
      client.expect(550, "MKD x");
      client.expect(550, "DELE in/file");
      client.expect(250, "CWD in");
      say(client, "STOR ../file", 550);
      client.expect(350, "REST 0");
    }
  }

  /** The limit is on the place where a link leads, by whatever name the client goes there. */
  @Test
  void linksAreNoWayRound() throws Exception {
    Files.createSymbolicLink(served.resolve("link"), Path.of("a"));
    String a = served.toRealPath().resolve("a").toString();
    try (var server =
            TestServer.serving(
                served, "<Directory " + a + ">", "<Limit ALL>\nDenyAll\n</Limit>", "</Directory>");
        var client = RawClient.loggedIn(server)) {
      say(client, "RETR link/file", 550);
      client.expect(550, "CWD link");
      client.expect(550, "DELE a/empty/../file");
    }
  }

  @Test
  void whatMayNotBeListedIsNotShown() throws Exception {
    Files.createDirectory(served.resolve("b"));
    String b = served.toRealPath().resolve("b").toString();
    try (var server =
            TestServer.serving(
                served,
                "<Directory " + b + ">",
                "<Limit DIRS>\nDenyAll\n</Limit>",
                "</Directory>");
        var client = RawClient.loggedIn(server)) {
      assertEquals("a\r\n", client.receive("NLST"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DenyAll, 530",
    "AllowAll, 230",
    "AllowUser me; DenyAll, 230",
    "AllowUser other; DenyAll, 530",
    "DenyUser me, 530",
    "Deny from 127.0.0.0/8, 530",
    "Deny from 10.0.0.0/8, 230"
  })
  void login(String rules, int code) throws Exception {
    try (var server = TestServer.serving(served, limit("LOGIN", rules.split("; ")));
        var client = RawClient.greeted(server)) {
      client.expect(331, "USER " + TestServer.USER);
      client.expect(code, "PASS " + TestServer.PASSWORD);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "READ, a/file, adfw",
    "READ, a, cdeflmp",
    "WRITE, a/file, r",
    "WRITE, a, el",
    "DIRS, /, cmp",
    "ALL, /, ''",
    "RNFR, a/file, adrw",
    "PASV, a/file, adfrw",
    "PASV, /, celmp"
  })
  void mlstSaysWhatMayBeDone(String denied, String path, String perm) throws Exception {
    String[] rules = limit(denied, "Order deny,allow", "Allow from all", "Deny from 127.0.0.1");
    try (var server =
            TestServer.serving(
                served, String.join("\n", rules), String.join("\n", limit("MLST", "AllowAll")));
        var client = RawClient.loggedIn(server)) {
      List<String> lines = client.lines(250, "MLST " + path);
      assertTrue(lines.get(1).contains(";perm=" + perm + ";"), lines::toString);
    }
  }

  @Test
  void mlstKnowsThatFilesAreNotReplaced() throws Exception {
    try (var server = TestServer.serving(served, "AllowOverwrite off");
        var client = RawClient.loggedIn(server)) {
      assertTrue(client.lines(250, "MLST a/file").get(1).contains(";perm=adfr;"));
    }
  }
}
