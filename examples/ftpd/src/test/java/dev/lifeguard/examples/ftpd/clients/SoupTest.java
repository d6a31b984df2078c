package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.Manner;
import dev.lifeguard.examples.ftpd.RawClient;
import dev.lifeguard.examples.ftpd.TestServer;
import dev.lifeguard.examples.ftpd.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes at all, to whatever reads any: control connections, the admin socket, configurations.
 * What they are comes from {@code -Dftpd.soup.seed}; {@code -Dftpd.soup.seconds} has it go on for
 * so long.
 */
final class SoupTest {

  private static final long SECONDS = Long.getLong("ftpd.soup.seconds", 0);
  private static final long SEED = Long.getLong("ftpd.soup.seed", 6);
  private static final int CLIENTS = 6;

  @TempDir Path here;

  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong questions = new AtomicLong();
  private final AtomicLong configurations = new AtomicLong();
  private final AtomicInteger sessions = new AtomicInteger();
  private Path served = Path.of("");

  @BeforeEach
  void plant() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    served = Files.createDirectory(here.toRealPath().resolve("served"));
  }

  @Test
  void nothingIsLeft() throws Exception {
    Path admin = here.resolve("admin");
    try (var server = TestServer.withAdmin(admin, served, "TimeoutNoTransfer 1")) {
      pour(server, admin, 0, 0); // what the JDK loads, it keeps
      server.assertIdle();
      Leftovers before = Leftovers.of(served);
      pour(server, admin, 1, SECONDS);
      server.assertIdle();
      Waiting.until(() -> Leftovers.of(served).equals(before));
      assertEquals(before, Leftovers.of(served));
      assertEquals(0, before.temporary());
      System.out.printf(
          "seed %d, %d s: %s lines in %s sessions, %s to the admin socket, %s configurations,"
              + " 0 descriptors, pools, threads, files left%n",
          SEED, SECONDS, lines, sessions, questions, configurations);
    }
  }

  /** Each kind at least once, and then again until the time is up. */
  private void pour(TestServer server, Path admin, int part, long seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Crowd.of(
        CLIENTS + 2,
        SEED,
        number -> {
          var random = new Random((SEED * 1_000_003 + part) * 1_000_003 + number);
          do {
            if (number < CLIENTS) {
              converse(server, random);
            } else if (number == CLIENTS) {
              questions.addAndGet(SoupClient.ask(admin, random));
            } else {
              configurations.addAndGet(SoupClient.configure(served, random));
            }
          } while (System.nanoTime() < end);
        });
  }

  private void converse(TestServer server, Random random) throws IOException {
    try (var client = RawClient.loggedIn(server.address(), Manner.PATIENT)) {
      lines.addAndGet(SoupClient.converse(client, random));
      sessions.incrementAndGet();
    }
  }
}
