package dev.lifeguard.examples.ftpd.admin;

import dev.lifeguard.examples.ftpd.net.Accepting;
import dev.lifeguard.examples.ftpd.pools.Admin;
import dev.lifeguard.runtime.PoolClosedException;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers whoever comes to the admin socket: one line in, one answer out. What that takes is in a
 * scratch pool, and goes with it.
 */
record Reception(Admin admin, AdminCommands commands) implements Accepting.Admission {

  private static final System.Logger LOG = System.getLogger(Reception.class.getName());
  private static final int LONGEST_LINE = 256;

  @Override
  public void admit(SocketChannel client) throws IOException {
    try {
      admin.threads().execute(() -> talk(client));
    } catch (RejectedExecutionException stopping) {
      client.close();
    }
  }

  private void talk(SocketChannel client) {
    try (client;
        var scratch = admin.pool().subPool()) {
      scratch.whenClosing(() -> hangUp(client));
      String answer = commands.answer(line(scratch, client)).wire();
      ByteBuffer bytes = ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        client.write(bytes);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "whoever asked is gone", e);
    } catch (PoolClosedException e) {
      LOG.log(Level.DEBUG, "the server is stopping", e);
    }
  }

  /** What is written up to the first end of line; the rest does not count. */
  private static String line(ResourcePool<?> scratch, SocketChannel client) throws IOException {
    ByteBuffer buffer = scratch.allocate(LONGEST_LINE, 1).asByteBuffer();
    boolean more = true;
    while (more && buffer.hasRemaining()) {
      int start = buffer.position();
      more = client.read(buffer) >= 0;
      for (int i = start; i < buffer.position(); i++) {
        more &= buffer.get(i) != '\n';
      }
    }
    return StandardCharsets.UTF_8.decode(buffer.flip()).toString().lines().findFirst().orElse("");
  }

  /** Who has not said anything yet will not be waited for. */
  private static void hangUp(SocketChannel client) {
    try {
      client.shutdownInput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
