package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program: options and exit codes. */
final class FtpdTest {

  @TempDir Path served;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) throws Exception {
    return Ftpd.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments);
  }

  private void refuses(int status, String message, String... arguments) throws Exception {
    err.reset();
    assertEquals(status, run(arguments));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains(message), err::toString);
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void help() throws Exception {
    assertEquals(0, run("--help"));
    assertEquals(Usage.TEXT, out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wrongOptions() throws Exception {
    refuses(2, "--root is missing", "--user", "a:b");
    refuses(2, "--user is missing", "--root", "x");
    refuses(2, "there is no option --rot", "--rot", "x");
    refuses(2, "--port needs a value", "--root", "x", "--port");
    refuses(2, "--config needs a value", "--config");
    refuses(2, "--config says it all", "--config", "x", "--port", "1");
    refuses(2, "--user is missing", "--root", "x", "--check-config");
    refuses(2, "--grace needs a number", "--grace", "long");
    refuses(2, "--tell needs --admin", "--tell", "help");
  }

  @Test
  void whatCannotStart() throws Exception {
    String root = served.toString();
    refuses(1, "there is no directory", "--root", root + "/no", "--user", "a:b");
    refuses(1, "Port must be a number", "--root", root, "--user", "a:b", "--port", "-1");
    refuses(1, "NAME:PASSWORD", "--root", root, "--user", "a");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refuses(1, "cannot start", "--root", root, "--user", "a:b", "--port", port);
    }
  }

  @Test
  void checkingAConfiguration() throws Exception {
    Path file = served.resolve("ftpd.conf");
    refuses(1, "there is no file", "--config", file.toString(), "--check-config");
    Files.writeString(file, "DefaultRoot \"" + served + "\"\nPort x\n");
    String wrong = file + ":2:6: Port must be a number from 0 to 65535, not x";
    refuses(1, wrong, "--config", file.toString(), "--check-config");
    refuses(1, wrong, "--config", file.toString());
    Files.writeString(file, "DefaultRoot \"" + served + "\"\nUser nobody\n");
    err.reset();
    assertEquals(0, run("--check-config", "--config", file.toString()));
    assertEquals(
        "ftpd: " + file + ":2:1: warning: User is read and not in force\n",
        err.toString(StandardCharsets.UTF_8));
    assertEquals(
        "The configuration is in order, servers: 1\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void checkingTheEmbeddedConfiguration() throws Exception {
    assertEquals(0, run("--check-config", "--port", "0"));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    out.reset();
    refuses(1, "default.conf:6:6: Port must be", "--check-config", "--port", "x");
  }

  @Test
  void tellingNobody() throws Exception {
    String file = served.resolve("admin").toString();
    refuses(1, "nobody answers at " + file, "--admin", file, "--tell", "help");
  }

  @Test
  void optionsMeanWhatTheySay() throws Exception {
    Path odd = Files.createDirectory(served.resolve("a \"b\" # \\c"));
    assertEquals(0, run("--root", odd.toString(), "--user", "me:x y#\"", "--check-config"));
    err.reset();
    out.reset();
    String twoLines = served + "\nPort 1";
    refuses(1, "quote is not closed", "--root", twoLines, "--user", "a:b", "--check-config");
  }
}
