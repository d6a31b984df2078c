package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Manner;
import dev.lifeguard.examples.ftpd.RawClient;
import dev.lifeguard.examples.ftpd.Waiting;
import dev.lifeguard.examples.ftpd.admin.AdminClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program, whose configuration is read anew again and again, by SIGHUP and by the admin's
 * command in turn, while clients transfer files: what arrives is what was sent, and afterwards
 * everything is as it was. {@code -Dftpd.fire.sessions}, {@code -Dftpd.fire.rounds} and {@code
 * -Dftpd.fire.seed} make it more or other.
 */
final class ReloadUnderFireTest {

  private static final int SESSIONS = Integer.getInteger("ftpd.fire.sessions", 20);
  private static final int ROUNDS = Integer.getInteger("ftpd.fire.rounds", 2);
  private static final long SEED = Long.getLong("ftpd.fire.seed", 6);
  private static final int LONGEST = 300_000;
  private static final int FILES = 3;

  @TempDir Path here;

  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicInteger transfers = new AtomicInteger();
  private final AtomicInteger sentAway = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private int reloads;
  private int refused;
  private Path served = Path.of("");
  private Path admin = Path.of("");
  private ChangingConfiguration configuration;
  private OurProcess server;

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    here = here.toRealPath();
    served = Files.createDirectory(here.resolve("served"));
    admin = here.resolve("admin");
    configuration = ChangingConfiguration.in(here, served, SESSIONS);
    configuration.writeFirst();
    server = OurProcess.start(here, configuration.file(), "--admin", admin.toString());
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void everythingIsAsItWas() throws Exception {
    fire(4, 1, 0); // what the JDK loads, it keeps
    Leftovers _ = Leftovers.of(server.pid(), served); // and the socket at which we ask it
    String pools = idlePools();
    Leftovers before = Leftovers.of(server.pid(), served);
    reloads = 0;
    refused = 0;
    for (AtomicInteger count : new AtomicInteger[] {sessions, transfers, sentAway}) {
      count.set(0);
    }
    fire(SESSIONS, ROUNDS, 1);
    Waiting.until(() -> idlePools().equals(pools));
    assertEquals(pools, idlePools());
    Waiting.until(() -> Leftovers.of(server.pid(), served).equals(before));
    assertEquals(before, Leftovers.of(server.pid(), served));
    assertEquals(0, before.temporary());
    try (var left = Files.list(served)) {
      assertEquals(0, left.count());
    }
    server.assertStops();
    System.out.printf(
        "seed %d: %d sessions, %d at once, %s transfers, %d reloads and %d refused ones, %s calls"
            + " sent away, 0 generations, descriptors, pools, threads, files left%n",
        SEED, sessions.get(), SESSIONS, transfers, reloads, refused, sentAway);
  }

  /** The visitors, and one thread more that has the configuration read. */
  private void fire(int visitors, int rounds, int part) throws Exception {
    var everybody = new CyclicBarrier(visitors + 1);
    running.set(visitors);
    Crowd.of(
        visitors + 1,
        SEED,
        number -> {
          var random = new Random((SEED * 1_000_003 + part) * 1_000_003 + number);
          if (number == visitors) {
            everybody.await(5, TimeUnit.MINUTES);
            reloadMeanwhile(random);
          } else {
            try {
              visit(number, rounds, random, everybody);
            } finally {
              running.decrementAndGet();
            }
          }
        });
    configuration.writeFirst();
    reload(true, true);
  }

  private void reloadMeanwhile(Random random) throws IOException {
    boolean byAdmin = false;
    while (running.get() > 0) {
      reload(configuration.change(random), byAdmin);
      byAdmin = !byAdmin;
    }
  }

  private void reload(boolean right, boolean byAdmin) throws IOException {
    if (byAdmin) {
      var answer = AdminClient.tell(admin, "reload");
      assertEquals(right, answer.ok(), answer::text);
    } else {
      hangUp(right ? "has been read anew" : "stays in force");
    }
    reloads += right ? 1 : 0;
    refused += right ? 0 : 1;
  }

  private void hangUp(String answer) throws IOException {
    long before = printed(answer);
    try {
      server.hangUp();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    Waiting.until(() -> printed(answer) > before);
    assertEquals(before + 1, printed(answer), () -> answer);
  }

  private long printed(String text) throws IOException {
    try (var lines = Files.lines(server.printed())) {
      return lines.filter(line -> line.contains(text)).count();
    }
  }

  private void visit(int number, int rounds, Random random, CyclicBarrier everybody)
      throws Exception {
    for (int round = 0; round < rounds; round++) {
      try (RawClient client = number % 2 == 0 ? callTheKept() : callTheChanging()) {
        client.logIn();
        client.expect(200, "TYPE I");
        sessions.incrementAndGet();
        if (round == 0) {
          everybody.await(5, TimeUnit.MINUTES);
        }
        for (int file = 0; file < FILES; file++) {
          upAndDown(new HonestClient(client, random), "/" + number);
        }
        client.expect(221, "QUIT");
      }
    }
  }

  /** Nobody who calls a server that stays is lost. */
  private RawClient callTheKept() throws IOException {
    return RawClient.greeted(address(configuration.kept()), Manner.PATIENT);
  }

  /** The main server is now here and now there, and may be full. */
  private RawClient callTheChanging() throws IOException {
    for (int call = 0; call < 100_000; call++) {
      try {
        RawClient client =
            RawClient.connect(address(configuration.changing().get(call % 2)), Manner.PATIENT);
        if (client.code() == 220) {
          return client;
        }
        client.close();
      } catch (IOException notHere) {
        // there, then
      }
      sentAway.incrementAndGet();
    }
    throw new IOException("never let in");
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void upAndDown(HonestClient honest, String name) throws IOException {
    byte[] bytes = new byte[honest.random().nextInt(LONGEST)];
    honest.random().nextBytes(bytes);
    honest.send("STOR " + name, bytes);
    assertEquals(Trees.hash(bytes), Trees.hash(served.resolve(name.substring(1))));
    assertArrayEquals(bytes, honest.receive("RETR " + name));
    honest.client().expect(250, "DELE " + name);
    transfers.addAndGet(2);
  }

  /** The pools without their ages. */
  private String idlePools() throws IOException {
    var answer = AdminClient.tell(admin, "tree");
    assertTrue(answer.ok(), answer::text);
    String heading = answer.text().lines().findFirst().orElseThrow();
    int name = heading.indexOf("owner");
    int age = heading.indexOf("age") + "age".length();
    return String.join(
        "\n",
        answer
            .text()
            .lines()
            .filter(line -> !line.contains("scratch")) // what the answer is put together in
            .map(line -> line.substring(0, name).strip() + line.substring(age))
            .toList());
  }
}
