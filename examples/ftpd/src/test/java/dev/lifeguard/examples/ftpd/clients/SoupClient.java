package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.RawClient;
import dev.lifeguard.examples.ftpd.admin.AdminClient;
import dev.lifeguard.examples.ftpd.admin.Answer;
import dev.lifeguard.examples.ftpd.admin.Counters;
import dev.lifeguard.examples.ftpd.admin.Scoreboard;
import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.MasterRec;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Says any bytes at all, to whatever hears any. Each returns how much it has said. */
final class SoupClient {

  private static final int LINES = 100;

  private SoupClient() {}

  /** Lines to the server; they are answered, and it has no problem. */
  static int converse(RawClient client, Random random) throws IOException {
    int _ = client.ask("MKD /soup"); // soup may have removed it, or renamed it
    int _ = client.ask("CWD /soup");
    var soup = new Soup(random);
    Thread speaker =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 0; i < LINES; i++) {
                  client.send(soup.line());
                }
                client.send("\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
                client.sayNoMore();
              } catch (IOException e) {
                // it has been thrown out, after too many wrong passwords or a QUIT
              }
            });
    String said = "";
    try {
      said = client.rest();
    } catch (SocketException reset) {
      // thrown out, and more was said than it would hear
    }
    join(speaker);
    assertFalse(said.contains("The server has a problem"), said);
    return LINES;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Commands to the admin socket; they are answered, or hung up on. */
  static int ask(Path socket, Random random) {
    var soup = new Soup(random);
    for (int i = 0; i < LINES; i++) {
      String command = new String(soup.line(), StandardCharsets.ISO_8859_1);
      boolean stops = command.strip().toLowerCase(Locale.ROOT).startsWith("stop"); // STOR, almost
      try {
        Answer _ = AdminClient.tell(socket, stops || random.nextInt(5) == 0 ? "who" : command);
      } catch (IOException hungUp) {
        // it reads no more than it needs
      }
    }
    return LINES;
  }

  /** Configurations: they are right or wrong, and nothing of them stays. */
  static int configure(Path served, Random random) {
    var soup = new ConfigSoup(random, served.toString());
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      var master = MasterRec.in(daemon, new Counters(), new Scoreboard());
      for (int i = 0; i < LINES; i++) {
        var source = Source.lines("soup", soup.text().lines().toList());
        try {
          ConfigLoader.load(master, i, source, _ -> {}).pool().close();
        } catch (ConfigException e) {
          assertTrue(String.valueOf(e.getMessage()).matches("(?s).+:\\d+:\\d+: .+"), e::toString);
        }
      }
      assertEquals(1, PoolTree.of(daemon).rows().size());
    }
    return LINES;
  }
}
