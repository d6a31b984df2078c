package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Manner;
import dev.lifeguard.examples.ftpd.RawClient;
import dev.lifeguard.examples.ftpd.TestServer;
import dev.lifeguard.examples.ftpd.Waiting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients at once: honest ones, ones that vanish, and ones that say what they should not.
 * Afterwards everything is as it was. What they do comes from a seed; {@code -Dftpd.fire.sessions},
 * {@code -Dftpd.fire.rounds} and {@code -Dftpd.fire.seed} make it more or other.
 */
final class UnderFireTest {

  private static final int SESSIONS = Integer.getInteger("ftpd.fire.sessions", 50);
  private static final int ROUNDS = Integer.getInteger("ftpd.fire.rounds", 2);
  private static final long SEED = Long.getLong("ftpd.fire.seed", 6);

  @TempDir Path here;
  private Path served = Path.of("");
  private Path outside = Path.of("");

  @BeforeEach
  void plant() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    served = Files.createDirectory(here.toRealPath().resolve("served"));
    outside = Files.createDirectory(here.resolve("outside"));
    for (String name : List.of("honest", "gone", "soup", "full", "many")) {
      Files.createDirectory(served.resolve(name));
    }
    for (int i = 0; i < 2000; i++) {
      Files.createFile(served.resolve("many/file-with-a-name-of-some-length-" + i));
    }
    try (var big = new RandomAccessFile(served.resolve("big").toFile(), "rw")) {
      big.setLength(10_000_000);
    }
    Files.writeString(outside.resolve("secret"), BadClient.SECRET);
    Files.createSymbolicLink(served.resolve("out"), Path.of("../outside"));
    Files.createSymbolicLink(served.resolve("secretlink"), Path.of("../outside/secret"));
  }

  @Test
  void everythingIsAsItWas() throws Exception {
    FullDisk full = FullDisk.at(served.resolve("full"));
    try (var system = TestServer.serving(Path.of("/proc"));
        var server =
            TestServer.serving(served, "MaxClients " + 3 * SESSIONS, "TimeoutNoTransfer 10")) {
      Files.writeString(served.resolve("full/keep"), "kept");
      new Fire(server, system, new Tally(), 0).round(20); // what the JDK loads, it keeps
      server.assertIdle();
      system.assertIdle();
      Leftovers before = Leftovers.of(served);
      var tally = new Tally();
      for (int round = 1; round <= ROUNDS; round++) {
        new Fire(server, system, tally, round).round(SESSIONS);
      }
      server.assertIdle();
      system.assertIdle();
      Waiting.until(() -> Leftovers.of(served).equals(before));
      assertEquals(before, Leftovers.of(served));
      assertEquals(0, before.temporary());
      assertEquals(List.of(), names("honest"));
      assertEquals(List.of("keep"), names("full"));
      assertEquals("kept", Files.readString(served.resolve("full/keep")));
      assertEquals(List.of(outside.resolve("secret")), list(outside));
      assertEquals(BadClient.SECRET, Files.readString(outside.resolve("secret")));
      System.out.printf(
          "%s, 0 descriptors, pools, threads, files left (full disk: %s)%n", tally, full);
    } finally {
      full.free();
    }
  }

  private List<String> names(String directory) throws IOException {
    return list(served.resolve(directory)).stream()
        .map(each -> each.getFileName().toString())
        .toList();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (var all = Files.list(directory)) {
      return all.sorted().toList();
    }
  }

  /** One round: everybody comes in, and when the last one is there all begin. */
  private record Fire(TestServer server, TestServer system, Tally tally, int round) {

    void round(int sessions) throws Exception {
      var everybody = new CyclicBarrier(sessions, () -> assertAllThere(sessions));
      Crowd.of(sessions, SEED, number -> visit(number, sessions, everybody));
    }

    private void assertAllThere(int sessions) {
      assertTrue(server.count("Session") >= sessions, () -> server.pools().toString());
    }

    private void visit(int number, int sessions, CyclicBarrier everybody) throws Exception {
      int each = round * sessions + number;
      var random = new Random(SEED * 1_000_003 + each);
      try (RawClient client = logIn(everybody)) {
        tally.sessions().incrementAndGet();
        await(everybody);
        if (number % 2 == 0) {
          new HonestClient(client, random).work(each);
        } else if (number % 4 == 1) {
          vanish(client, each, sessions);
        } else {
          misbehave(client, each, random);
        }
      }
    }

    /** If one is not let in, the others need not wait. */
    private RawClient logIn(CyclicBarrier everybody) throws IOException {
      try {
        return RawClient.loggedIn(server.address(), Manner.PATIENT);
      } catch (IOException | AssertionError e) {
        everybody.reset();
        throw e;
      }
    }

    private static void await(CyclicBarrier everybody) throws Exception {
      try {
        everybody.await(5, TimeUnit.MINUTES);
      } catch (BrokenBarrierException e) {
        throw new IOException("somebody else did not come", e);
      }
    }

    /** A quarter of all: together they vanish at all points of all transfers. */
    private void vanish(RawClient client, int each, int sessions) throws IOException {
      client.vanish();
      int all = Vanishing.values().length * Vanishing.TRANSFERS.size();
      int share = Math.max(1, (all * 4 + sessions - 1) / sessions);
      for (int i = 0; i < share; i++) {
        Vanishing.go(server, each / 4 * share + i);
        tally.sessions().incrementAndGet();
        tally.faults().incrementAndGet();
      }
    }

    private void misbehave(RawClient client, int each, Random random) throws IOException {
      switch (each / 4 % 6) {
        case 0 -> tally.badInputs().addAndGet(BadClient.longLines(client));
        case 1 -> tally.badInputs().addAndGet(BadClient.escapes(client, each));
        case 2 -> tally.badInputs().addAndGet(BadClient.foreign(client));
        case 3 -> tally.faults().addAndGet(BadClient.fullDisk(client, each));
        case 4 -> tally.faults().addAndGet(BadClient.unreadable(system));
        default -> tally.badInputs().addAndGet(SoupClient.converse(client, random));
      }
    }
  }
}
