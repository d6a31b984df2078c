package dev.lifeguard.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Holds shared memory the way a native call does: by a read from a peer that says nothing. */
final class Acquired implements AutoCloseable {

  private final AsynchronousServerSocketChannel server;
  private final AsynchronousSocketChannel reader;
  private final AsynchronousSocketChannel peer;
  private final Future<Integer> read;

  Acquired(MemorySegment memory) {
    try {
      server =
          AsynchronousServerSocketChannel.open()
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      reader = AsynchronousSocketChannel.open();
      Future<AsynchronousSocketChannel> accepting = server.accept();
      reader.connect(server.getLocalAddress()).get();
      peer = accepting.get();
      read = reader.read(memory.asByteBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isHeld() {
    return !read.isDone();
  }

  /** Has the peer say something, so that the read ends. */
  @Override
  public void close() {
    try {
      peer.write(ByteBuffer.allocate(1)).get();
      read.get();
      peer.close();
      reader.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
