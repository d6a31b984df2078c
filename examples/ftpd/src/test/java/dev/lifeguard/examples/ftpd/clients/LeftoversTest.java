package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Waiting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left is seen. */
final class LeftoversTest {

  @TempDir Path served;

  @BeforeEach
  void needsProc() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    served = served.toRealPath();
    new ServerSocket(0, 1, InetAddress.getLoopbackAddress())
        .close(); // what the JDK loads, it keeps
  }

  @Test
  void sockets() throws Exception {
    Leftovers before = Leftovers.of(served);
    try (var _ = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertNotEquals(before.descriptors(), Leftovers.of(served).descriptors());
    }
    assertEquals(before, Leftovers.of(served));
  }

  @Test
  void selectors() throws Exception {
    Leftovers before = Leftovers.of(served);
    try (var _ = Selector.open()) {
      assertNotEquals(before.descriptors(), Leftovers.of(served).descriptors());
    }
    assertEquals(before, Leftovers.of(served));
  }

  @Test
  void filesThatAreOpen() throws Exception {
    Path file = Files.createFile(served.resolve("file"));
    Leftovers before = Leftovers.of(served);
    try (var _ = FileChannel.open(file, StandardOpenOption.READ)) {
      assertNotEquals(before.descriptors(), Leftovers.of(served).descriptors());
    }
    assertEquals(before, Leftovers.of(served));
  }

  @Test
  void filesOfUnfinishedUploads() throws Exception {
    Files.createFile(served.resolve(".in.0.part"));
    assertEquals(1, Leftovers.of(served).temporary());
  }

  @Test
  void virtualThreads() throws Exception {
    Leftovers before = Leftovers.of(served);
    var end = new CountDownLatch(1);
    var named = Thread.ofVirtual().name("left").factory();
    try (var executor = Executors.newThreadPerTaskExecutor(named)) {
      var done =
          executor.submit(
              () -> {
                end.await();
                return true;
              });
      Waiting.until(() -> Leftovers.of(served).threads().containsKey("left"));
      assertEquals(1, Leftovers.of(served).threads().get("left"));
      end.countDown();
      assertTrue(done.get());
    }
    Waiting.until(() -> Leftovers.of(served).threads().equals(before.threads()));
    assertEquals(before.threads(), Leftovers.of(served).threads());
  }
}
