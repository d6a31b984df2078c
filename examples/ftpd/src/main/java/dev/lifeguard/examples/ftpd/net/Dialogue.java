package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The control connection: lines come in, replies go out.
 *
 * <p>A client that says nothing for too long, or does not listen to what it is told, is hung up:
 * after that {@link #next} says {@link Line.End}, and there is as much time again for a last reply.
 */
@LivesIn(Connection.class)
public final class Dialogue implements Endpoint {

  /** The longest line, with its end. */
  public static final int LONGEST_LINE = 4096;

  private final SocketChannel channel;
  private final InetAddress peer;
  private final InetSocketAddress called;
  private final LineReader lines;
  private final Watchdog watchdog;
  private volatile boolean timedOut;
  private volatile boolean hungUp;

  Dialogue(ResourcePool<Connection> own, SocketChannel channel, Duration idle) throws IOException {
    this.channel = channel;
    this.peer = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
    this.called = (InetSocketAddress) channel.getLocalAddress();
    this.lines = new LineReader(own.allocate(LONGEST_LINE, 1), channel);
    this.watchdog = Watchdog.in(own, idle, this::late);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.socket().setOOBInline(true); // clients send ABOR, or its end, as urgent data
  }

  /** The next line. What the last one was in is overwritten. */
  public Line next() throws IOException {
    watchdog.watchFromNow();
    try {
      return lines.next();
    } finally {
      watchdog.rest();
    }
  }

  /**
   * The line that {@link #next} is going to say, without waiting for it; null if it has not come.
   */
  public @Nullable Line peek() throws IOException {
    boolean waits = channel.isBlocking();
    channel.configureBlocking(false);
    try {
      return lines.peek();
    } finally {
      channel.configureBlocking(waits);
    }
  }

  /** Has {@code selector} tell when the client says something. */
  void watchedBy(Selector selector) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** What {@code selector} knows of it; null if nothing. */
  @Nullable SelectionKey keyOf(Selector selector) {
    return channel.keyFor(selector);
  }

  /** Nobody watches any more: reading and writing wait again. */
  public void unwatched() {
    quietly(() -> channel.configureBlocking(true));
  }

  /** Sends a reply, put together in {@code scratch}. */
  public void send(ResourcePool<?> scratch, Reply reply) throws IOException {
    byte[] text = reply.wire().getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = scratch.allocateFrom(ValueLayout.JAVA_BYTE, text).asByteBuffer();
    watchdog.watchFromNow();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } finally {
      watchdog.rest();
    }
  }

  /**
   * Whether the client has closed the connection. What it has said before that is still to come.
   *
   * <p>A client that is gone may not have sent all of its file: the end of a data connection alone
   * does not tell. Nor does this, always: one that goes just now may be seen to be gone a moment
   * later.
   */
  public boolean clientIsGone() throws IOException {
    if (hungUp) {
      return false; // we would only see our own doing
    }
    boolean waits = channel.isBlocking();
    channel.configureBlocking(false);
    try {
      return lines.fillAndAskWhetherEnded() && !hungUp;
    } finally {
      channel.configureBlocking(waits);
    }
  }

  /** Whether the client was silent for too long. */
  public boolean timedOut() {
    return timedOut;
  }

  /** Ends what comes in; replies still go out. Any thread may hang up. */
  public void hangUp() {
    hungUp = true;
    quietly(channel::shutdownInput);
  }

  private void late() {
    timedOut = true;
    if (hungUp) {
      quietly(channel::close);
    } else {
      hangUp();
    }
  }

  private interface Ending {
    void end() throws IOException;
  }

  private static void quietly(Ending ending) {
    try {
      ending.end();
    } catch (IOException e) {
      // the connection has ended already: what was to be achieved
    }
  }

  /** Where the client is. */
  public InetAddress peer() {
    return peer;
  }

  /** Which of our addresses the client called. */
  public InetAddress local() {
    return called.getAddress();
  }

  /** The same with the port. */
  public InetSocketAddress called() {
    return called;
  }
}
