package dev.lifeguard.examples.ftpd.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file being received. It has another name until it is complete, so that nobody sees half of it
 * and a failure leaves the file that was there before. Unless it is committed, it goes with its
 * pool.
 */
@LivesIn(Transfer.class)
public final class Upload implements Receiver {

  private final Path target;
  private final Path part;
  private final Cleanup discard;
  private final FileChannel channel;

  /**
   * Begins to receive.
   *
   * @param mode of a new file; one that is replaced keeps its own
   * @throws IOException if nothing can be written there
   */
  public Upload(ResourcePool<Transfer> pool, Path target, int mode) throws IOException {
    this.target = target;
    this.part = target.resolveSibling(partName());
    this.discard = pool.onClose(() -> Files.deleteIfExists(part));
    this.channel = pool.own(FileChannel.open(part, CREATE_NEW, WRITE));
    if (Files.exists(target)) {
      Modes.copy(target, part);
    } else {
      Modes.give(part, mode);
    }
  }

  private static String partName() {
    return ".in.%s.part"
        .formatted(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }

  @Override
  public void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Gives the file its name, in one step. */
  @Override
  public void commit() throws IOException {
    channel.close();
    Files.move(part, target, ATOMIC_MOVE, REPLACE_EXISTING);
    discard.cancel();
  }
}
