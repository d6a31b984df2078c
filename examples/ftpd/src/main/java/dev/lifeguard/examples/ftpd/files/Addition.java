package dev.lifeguard.examples.ftpd.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * More of a file, received in its place: what has arrived stays there, committed or not, so that
 * the client can go on from there. Committed, the file ends where what was received ends.
 */
@LivesIn(Transfer.class)
public final class Addition implements Receiver {

  private final FileChannel channel;
  private final boolean cutsOff;

  private Addition(FileChannel channel, boolean cutsOff) {
    this.channel = channel;
    this.cutsOff = cutsOff;
  }

  /**
   * Adds at the end of {@code target}, which need not be there.
   *
   * @param mode of a new file
   */
  public static Addition atEnd(ResourcePool<Transfer> pool, Path target, int mode)
      throws IOException {
    boolean there = Files.exists(target, NOFOLLOW_LINKS);
    FileChannel channel = pool.own(FileChannel.open(target, CREATE, APPEND, NOFOLLOW_LINKS));
    if (!there) {
      Modes.give(target, mode);
    }
    return new Addition(channel, false);
  }

  /** Writes over {@code target} from {@code offset} on. */
  public static Addition at(ResourcePool<Transfer> pool, Path target, long offset)
      throws IOException {
    FileChannel channel = pool.own(FileChannel.open(target, WRITE, NOFOLLOW_LINKS));
    channel.position(offset);
    return new Addition(channel, true);
  }

  @Override
  public void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void commit() throws IOException {
    if (cutsOff) {
      channel.truncate(channel.position());
    }
    channel.close();
  }
}
