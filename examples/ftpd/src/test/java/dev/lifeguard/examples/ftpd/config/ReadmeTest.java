package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.rules.Client;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that the README shows, with directories of this test. */
final class ReadmeTest {

  private static final Pattern CONFIGURATION =
      Pattern.compile("```\n(ServerName.*?)```", Pattern.DOTALL);

  @TempDir Path temporary;

  @Test
  void whatTheReadmeShows() throws Exception {
    Path real = temporary.toRealPath();
    Path passwords = Files.writeString(real.resolve("passwd"), "me:{plain}x:1:1::/:\n");
    Matcher shown = CONFIGURATION.matcher(Files.readString(Path.of("README.md")));
    assertTrue(shown.find());
    String text =
        shown
            .group(1)
            .replace("/srv/files", real.toString())
            .replace("/etc/ftpd.passwd", passwords.toString());
    try (var configs = new TestConfigs()) {
      Settings settings = configs.settings(text);
      assertEquals("Files of ours", settings.name());
      assertTrue(settings.users().know("me", "x"));
      var in = settings.places().at(real.resolve("in/file"));
      assertEquals(027, in.mask().files());
      assertTrue(in.limits().allow("STOR", client("127.0.0.1")));
      assertFalse(in.limits().allow("STOR", client("127.0.0.2")));
      assertEquals(List.of(), configs.warnings());
    }
  }

  private static Client client(String address) {
    return new Client(InetAddress.ofLiteral(address), "me");
  }
}
