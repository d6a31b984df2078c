package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Waiting;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
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
  void sockets() {
    isSeen("socket:", () -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
  }

  @Test
  void selectors() {
    isSeen("anon_inode:[eventpoll]", Selector::open);
  }

  @Test
  void filesThatAreOpen() throws Exception {
    Path file = Files.createFile(served.resolve("file"));
    isSeen(file.toString(), () -> FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Looks again when something of an earlier test went just then. */
  private void isSeen(String kind, Callable<? extends Closeable> opening) {
    var seen = new AtomicBoolean();
    Waiting.until(
        () -> {
          seen.set(isOneMore(kind, opening));
          return seen.get();
        });
    assertTrue(seen.get(), kind);
  }

  private boolean isOneMore(String kind, Callable<? extends Closeable> opening) throws Exception {
    int before = count(kind);
    int meanwhile;
    try (var _ = opening.call()) {
      meanwhile = count(kind);
    }
    return meanwhile == before + 1 && count(kind) == before;
  }

  private int count(String kind) throws IOException {
    return Leftovers.of(served).descriptors().getOrDefault(kind, 0);
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
