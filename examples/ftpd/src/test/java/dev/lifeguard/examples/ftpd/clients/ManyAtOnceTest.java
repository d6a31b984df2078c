package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.TestServer;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of clients that come at the same moment. */
final class ManyAtOnceTest {

  private static final int CLIENTS = 400;
  private static final int PATIENCE_MILLIS = 60_000;

  @TempDir Path served;

  @Test
  void allAreGreeted() throws Exception {
    try (var server = TestServer.serving(served, "MaxClients " + CLIENTS);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var together = new CyclicBarrier(CLIENTS);
      List<Future<Integer>> greeted = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        greeted.add(executor.submit(() -> firstByte(server, together)));
      }
      for (Future<Integer> each : greeted) {
        assertEquals('2', each.get());
      }
    }
  }

  private static int firstByte(TestServer server, CyclicBarrier together) throws Exception {
    try (var socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      together.await();
      socket.connect(server.address());
      return socket.getInputStream().read();
    }
  }
}
