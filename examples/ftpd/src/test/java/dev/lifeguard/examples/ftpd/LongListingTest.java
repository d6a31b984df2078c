package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.PoolTree;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A listing of a large directory, over the wire, in constant memory: 20,000 entries, or as many as
 * {@code -Dftpd.entries} says.
 */
final class LongListingTest {

  private static final int ENTRIES = Integer.getInteger("ftpd.entries", 20_000);
  private static final int MOST = 32 * 1024;

  @TempDir Path served;

  @Test
  void takesLittle() throws Exception {
    Path large = Files.createDirectory(served.resolve("large"));
    for (int i = 0; i < ENTRIES; i++) {
      Files.createFile(large.resolve("file%08d".formatted(i)));
    }
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String command : new String[] {"LIST", "NLST", "MLSD"}) {
        list(server, client, command + " large");
      }
    }
  }

  private static void list(TestServer server, RawClient client, String command) throws Exception {
    long lines = 0;
    long most = 0;
    byte[] buffer = new byte[16 * 1024];
    try (Socket data = client.begin(command)) {
      InputStream in = data.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
        most = Math.max(most, held(server.pools()));
      }
      assertEquals(226, client.code());
    }
    long held = most;
    assertEquals(ENTRIES, lines);
    assertTrue(held <= MOST, () -> command + " held " + held);
  }

  /** What transfers hold, with what is in them. */
  private static long held(PoolTree pools) {
    return pools.rows().stream()
        .filter(row -> row.kind().matches("Transfer|Batch"))
        .mapToLong(row -> row.stats().peakBytes().orElse(0))
        .sum();
  }
}
