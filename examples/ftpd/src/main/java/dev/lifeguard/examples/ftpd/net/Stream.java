package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A data connection. Reading and writing do not wait: that is what an {@link Attention} is for. */
@LivesIn(Connection.class)
public final class Stream implements Endpoint {

  private static final Reply LOST = new Reply(426, "The data connection is lost");

  private final SocketChannel channel;

  Stream(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
  }

  /**
   * Whether the connection has been opened.
   *
   * @throws IOException if it cannot be
   */
  public boolean isOpened() throws IOException {
    return channel.isConnected() || channel.finishConnect();
  }

  /** Waits until the connection has been opened, or cannot be. */
  public Attention.Event awaitOpening(Attention attention, Dialogue dialogue, long deadline)
      throws IOException {
    return attention.await(channel, SelectionKey.OP_CONNECT, dialogue, deadline);
  }

  /** Waits until there is something to read, or the end. */
  public Attention.Event awaitInput(Attention attention, Dialogue dialogue, long deadline)
      throws IOException {
    return attention.await(channel, SelectionKey.OP_READ, dialogue, deadline);
  }

  /** Waits until something can be written. */
  public Attention.Event awaitRoom(Attention attention, Dialogue dialogue, long deadline)
      throws IOException {
    return attention.await(channel, SelectionKey.OP_WRITE, dialogue, deadline);
  }

  /** Waits for nothing but the client's word. */
  public Attention.Event rest(Attention attention, Dialogue dialogue, long deadline)
      throws IOException {
    return attention.await(channel, 0, dialogue, deadline);
  }

  /**
   * Reads what has come.
   *
   * @return how many bytes; -1 at the end
   * @throws Refusal (426) if the connection is lost
   */
  public int read(ByteBuffer buffer) throws Refusal {
    try {
      return channel.read(buffer);
    } catch (IOException e) {
      throw new Refusal(LOST, e);
    }
  }

  /**
   * Writes what there is room for.
   *
   * @return how many bytes
   * @throws Refusal (426) if the connection is lost
   */
  public int write(ByteBuffer buffer) throws Refusal {
    try {
      return channel.write(buffer);
    } catch (IOException e) {
      throw new Refusal(LOST, e);
    }
  }

  /**
   * Writes what there is room for, out of a file.
   *
   * @return how many bytes
   * @throws Refusal (426) if the connection is lost
   */
  public long write(FileChannel file, long at, long most) throws Refusal {
    try {
      return file.transferTo(at, most, channel);
    } catch (IOException e) {
      throw new Refusal(LOST, e);
    }
  }
}
