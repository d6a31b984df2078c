package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, from start to end. */
final class FtpdLifeTest {

  private static final Pattern LISTENING = Pattern.compile("Listening on 127.0.0.1 port (\\d+)\\R");

  @TempDir Path served;
  @TempDir Path elsewhere;

  private Path printed;
  private @Nullable Process ftpd;

  @BeforeEach
  void begin() {
    printed = elsewhere.resolve("printed");
  }

  @AfterEach
  void end() {
    if (ftpd != null) {
      ftpd.destroyForcibly();
    }
  }

  /** Starts it, and waits until it listens, or has ended. */
  private Process start(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + elsewhere,
                "-cp",
                System.getProperty("java.class.path"),
                Ftpd.class.getName()));
    command.addAll(List.of(arguments));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    ftpd = started;
    Waiting.until(() -> LISTENING.matcher(printed()).find() || !started.isAlive());
    return started;
  }

  private String printed() throws IOException {
    return Files.readString(printed);
  }

  private InetSocketAddress address() throws IOException {
    Matcher listening = LISTENING.matcher(printed());
    assertTrue(listening.find(), printed());
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(listening.group(1)));
  }

  private static int endOf(Process process) throws InterruptedException {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return process.exitValue();
  }

  @Test
  void toldNothingItServesADirectoryOfItsOwn() throws Exception {
    Process process = start("--port", "0");
    Waiting.until(() -> printed().contains("To stop: "));
    Matcher curl = Pattern.compile("To connect: curl (\\S+)").matcher(printed());
    assertTrue(curl.find(), printed());
    Path file = Files.writeString(served.resolve("file"), "text");
    Curl.run("-T", file.toString(), curl.group(1)).ok();
    assertEquals("text", Curl.run(curl.group(1) + "file").ok());
    assertTrue(Curl.run(curl.group(1)).ok().contains("README.txt"));
    assertEquals(2, names(elsewhere).size());
    process.toHandle().destroy();
    assertEquals(143, endOf(process));
    assertEquals(List.of("printed"), names(elsewhere));
    assertEquals(3, printed().lines().count(), printed());
  }

  private static List<String> names(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hangupReloads() throws Exception {
    Path file = elsewhere.resolve("ftpd.conf");
    configure(file, "AccessGrantMsg first");
    Process process = start("--config", file.toString());
    configure(file, "AccessGrantMsg second");
    hangUp(process);
    Waiting.until(() -> printed().contains("has been read anew"));
    assertTrue(login().startsWith("230 second"));
    configure(file, "Port 99999");
    hangUp(process);
    String wrong = "ftpd: the old configuration stays in force: " + file + ":4:6: Port must be";
    Waiting.until(() -> printed().contains(wrong));
    assertTrue(printed().contains(wrong), printed());
    assertTrue(login().startsWith("230 second"));
    process.toHandle().destroy();
    assertEquals(143, endOf(process));
  }

  private void configure(Path file, String directive) throws IOException {
    Files.writeString(
        file, "DefaultRoot \"%s\"\nPort 0\nAuthUser a:b\n%s\n".formatted(served, directive));
  }

  private static void hangUp(Process process) throws Exception {
    assertEquals(0, endOf(new ProcessBuilder("kill", "-HUP", "" + process.pid()).start()));
  }

  private String login() throws IOException {
    try (var client = RawClient.greeted(address(), Manner.USUAL)) {
      client.expect(331, "USER a");
      String reply = client.expect(230, "PASS b");
      client.expect(221, "QUIT");
      return reply;
    }
  }

  @Test
  void aSignalStopsItInPeace() throws Exception {
    Process process =
        start("--root", served.toString(), "--user", "a:b", "--port", "0", "--grace", "60");
    try (var client = RawClient.greeted(address(), Manner.USUAL)) {
      process.toHandle().destroy();
      Waiting.until(() -> !listens());
      assertFalse(listens());
      client.expect(331, "USER a");
      client.expect(230, "PASS b");
      client.expect(221, "QUIT");
    }
    assertEquals(143, endOf(process));
  }

  private boolean listens() throws IOException {
    try {
      RawClient.connect(address()).close();
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void theAdminStopsIt() throws Exception {
    String admin = elsewhere.resolve("admin").toString();
    Process process = start("--port", "0", "--admin", admin);
    assertTrue(tell(0, admin, "tree").contains("Connection \"listening\""));
    assertTrue(tell(1, admin, "hlep").contains("no such command"));
    assertTrue(tell(0, admin, "reload").contains("read anew"));
    assertTrue(tell(0, admin, "stop").contains("is stopping"));
    assertEquals(0, endOf(process));
    assertEquals(List.of("printed"), names(elsewhere));
  }

  private static String tell(int status, String admin, String command) throws Exception {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(status, Ftpd.run(stream, stream, "--admin", admin, "--tell", command));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatCannotStartLeavesNothing() throws Exception {
    String admin = elsewhere.resolve("admin").toString();
    assertEquals(1, endOf(start("--address", "192.0.2.1", "--admin", admin)));
    assertTrue(printed().contains("cannot listen on 192.0.2.1 port 2121"), printed());
    assertEquals(List.of("printed"), names(elsewhere));
  }
}
