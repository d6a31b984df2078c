package domain;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines in and out of a socket, through buffers in the session's pool. */
@LivesIn(Session.class)
public final class Lines {

  private static final int SIZE = 4096;

  private final SocketChannel channel;
  private final ByteBuffer in;
  private final ByteBuffer out;

  public Lines(ResourcePool<Session> pool, SocketChannel channel) {
    this.channel = channel;
    this.in = pool.allocate(SIZE).asByteBuffer().flip();
    this.out = pool.allocate(SIZE).asByteBuffer();
  }

  public @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      while (in.hasRemaining()) {
        char c = (char) (in.get() & 0xff);
        if (c == '\n') {
          return line.toString().stripTrailing();
        }
        line.append(c);
      }
      in.clear();
      int count = channel.read(in);
      in.flip();
      if (count < 0) {
        return line.isEmpty() ? null : line.toString();
      }
    }
  }

  public void send(Reply reply) throws IOException {
    byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
    int sent = 0;
    while (sent < text.length) {
      int part = Math.min(SIZE, text.length - sent);
      out.clear().put(text, sent, part).flip();
      while (out.hasRemaining()) {
        channel.write(out);
      }
      sent += part;
    }
  }
}
