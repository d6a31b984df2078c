package dev.lifeguard.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, channels, sockets and pipes are closed with their pool, whatever goes on. */
class ChannelsTest {

  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private Path directory;

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  @Test
  void allAreClosed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    List<Channel> channels = new ArrayList<>();
    ServerSocketChannel server = daemon.own(ServerSocketChannel.open().bind(ANYWHERE));
    channels.add(server);
    channels.add(daemon.own(SocketChannel.open(server.getLocalAddress())));
    channels.add(daemon.own(server.accept()));
    Pipe pipe = Pipe.open();
    channels.add(daemon.own(pipe.source()));
    channels.add(daemon.own(pipe.sink()));
    FileChannel channel = daemon.own(FileChannel.open(file, StandardOpenOption.WRITE));
    channels.add(channel);
    FileLock lock = daemon.own(channel.lock());
    channels.add(daemon.own(new RandomAccessFile(file.toFile(), "r")).getChannel());
    Selector selector = daemon.own(Selector.open());
    ServerSocket listening = daemon.own(new ServerSocket());
    Socket socket = daemon.own(new Socket());
    DatagramSocket datagrams = daemon.own(new DatagramSocket());
    daemon.close();
    for (Channel each : channels) {
      assertFalse(each.isOpen(), each.toString());
    }
    assertFalse(lock.isValid());
    assertFalse(selector.isOpen());
    assertFalse(!listening.isClosed() || !socket.isClosed() || !datagrams.isClosed());
  }

  @Test
  void whatIsBufferedIsWrittenBeforeTheChannelBelowIsClosed() throws IOException {
    Path file = directory.resolve("file");
    var below = daemon.own(Files.newOutputStream(file));
    var writer = daemon.own(new OutputStreamWriter(below, UTF_8));
    writer.write("text");
    daemon.close();
    assertEquals("text", Files.readString(file));
  }

  @Test
  void anInterruptedThreadClosesAllTheSame() throws IOException {
    Path file = daemon.tempFile("", "");
    FileChannel channel = daemon.own(FileChannel.open(file, StandardOpenOption.WRITE));
    Pipe pipe = Pipe.open();
    daemon.own(pipe.source());
    daemon.own(pipe.sink());
    Thread.currentThread().interrupt();
    daemon.close();
    assertTrue(Thread.interrupted());
    assertFalse(channel.isOpen() || pipe.source().isOpen() || pipe.sink().isOpen());
    assertFalse(Files.exists(file));
  }

  /** A reader on another thread is not waited for: that its channel is closed is what wakes it. */
  @Test
  void aReaderIsWokenByTheClosing() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    Pipe pipe = Pipe.open();
    hub.own(pipe.source());
    var reading = new CountDownLatch(1);
    FutureTask<Boolean> reader =
        Threads.start(
            () -> {
              reading.countDown();
              assertThrows(
                  ClosedChannelException.class, () -> pipe.source().read(ByteBuffer.allocate(1)));
            });
    reading.await();
    hub.close();
    Threads.resultOf(reader);
    pipe.sink().close();
  }

  @Test
  void whatFailsToCloseIsToldWithThePoolAndTheResource() throws IOException {
    ResourcePool<Job> job = daemon.subPool(Job.class);
    var failure = new IOException("disk full");
    FileChannel channel =
        job.own(FileChannel.open(daemon.tempFile("", ""), StandardOpenOption.WRITE));
    job.own(
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void close() throws IOException {
            throw failure;
          }

          @Override
          public String toString() {
            return "log";
          }
        });
    var thrown = assertThrows(CleanupException.class, daemon::close);
    assertEquals(
        "log in Daemon > Job could not be closed: java.io.IOException: disk full",
        thrown.getMessage());
    assertSame(failure, thrown.getCause());
    assertFalse(channel.isOpen());
  }

  @Test
  void uncheckedFailuresOfResourcesAreToldTheSameWay() {
    var failure = new ArithmeticException("oops");
    daemon.own(
        "thing",
        thing -> {
          throw failure;
        });
    var thrown = assertThrows(CleanupException.class, daemon::close);
    assertEquals(
        "thing in Daemon could not be closed: java.lang.ArithmeticException: oops",
        thrown.getMessage());
    assertSame(failure, thrown.getCause());
  }

  @Test
  void errorsAndWhatPoolsInsideSayComeAsTheyAre() {
    var error = new AssertionError("error");
    ResourcePool<Daemon> inner = ResourcePool.root(Daemon.class);
    inner.onClose(journal.noteAndThrow("inner", new IOException("inner")));
    daemon.own(inner);
    var thrown = assertThrows(CleanupException.class, daemon::close);
    assertEquals(
        "a clean-up of Daemon failed with java.io.IOException: inner", thrown.getMessage());

    ResourcePool<Daemon> other = ResourcePool.root(Daemon.class);
    other.own(
        "thing",
        thing -> {
          throw error;
        });
    assertSame(error, assertThrows(AssertionError.class, other::close));
  }

  @Test
  void aResourceThatCannotSayWhatItIsIsToldOfAllTheSame() {
    daemon.own(
        new AutoCloseable() {
          @Override
          public void close() throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public String toString() {
            throw new IllegalStateException("closed");
          }
        });
    var thrown = assertThrows(CleanupException.class, daemon::close);
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith(getClass().getName()), message);
    assertTrue(
        message.endsWith(
            " (unspeakable) in Daemon could not be closed: java.io.IOException: disk full"),
        message);
  }
}
