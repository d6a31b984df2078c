package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After any mix of sessions the pools are what they were before: the server asserts it when it is
 * closed. {@code -Dftpd.mixes} says how many mixes there are, {@code -Dftpd.seed} where they begin.
 */
final class AnyMixTest {

  private static final long FIRST = Long.getLong("ftpd.seed", 1);
  private static final int MIXES = Integer.getInteger("ftpd.mixes", 5);
  private static final int SESSIONS = 12;

  @TempDir Path served;

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + MIXES);
  }

  private void makeFiles() throws Exception {
    Files.createDirectories(served.resolve("a/b"));
    Files.write(served.resolve("small"), new byte[10]);
    Files.write(served.resolve("large"), new byte[3 << 20]);
  }

  private String[] rules() throws Exception {
    String real = served.toRealPath().toString();
    return new String[] {
      "<Directory " + real + "/a>",
      "<Limit DELE>\nDenyAll\n</Limit>",
      "AllowOverwrite off",
      "</Directory>",
      "<Anonymous " + real + "/a>",
      "UserAlias anonymous ftp",
      "MaxClients 3",
      "TransferRate RETR 4096",
      "</Anonymous>"
    };
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavesNothing(long seed) throws Exception {
    mix(seed, false);
  }

  /** With a configuration that changes under the sessions, and is wrong now and then. */
  @ParameterizedTest
  @MethodSource("seeds")
  void notWithReloadsEither(long seed) throws Exception {
    mix(seed, true);
  }

  private void mix(long seed, boolean reloads) throws Exception {
    makeFiles();
    var random = new Random(seed);
    try (var server = TestServer.serving(served, rules());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sessions = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        var session = new RandomSession(server.address(), new Random(random.nextLong()));
        sessions.add(threads.submit(session::run));
        if (reloads) {
          change(server, random);
        }
      }
      while (reloads && !sessions.stream().allMatch(Future::isDone)) {
        change(server, random);
      }
      for (Future<?> session : sessions) {
        Object _ = session.get();
      }
      server.reload(rules());
    }
    assertEquals(List.of(), parts(), "unfinished uploads");
  }

  private void change(TestServer server, Random random) throws Exception {
    switch (random.nextInt(4)) {
      case 0 -> assertThrows(ConfigException.class, () -> server.reload("<Limit STOR>"));
      case 1 -> server.reload("TimeoutIdle 100", "Umask 077");
      case 2 ->
          server.reload(
              "<VirtualHost 127.0.0.1>", "Port 0", "DefaultRoot " + served, "</VirtualHost>");
      default -> server.reload(rules());
    }
  }

  @Test
  void notEvenWhenTheServerStopsInTheMiddle() throws Exception {
    makeFiles();
    var server = TestServer.serving(served, rules());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SESSIONS; i++) {
        var session = new RandomSession(server.address(), new Random(FIRST + i));
        Future<?> _ = threads.submit(session::run);
      }
      Waiting.until(() -> server.count("Transfer") > 0);
      server.stop();
      threads.shutdownNow();
    }
    assertEquals(List.of(), parts(), "unfinished uploads");
  }

  private List<Path> parts() throws Exception {
    try (var all = Files.walk(served)) {
      return all.filter(path -> path.toString().endsWith(".part")).toList();
    }
  }
}
