package domain;

import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Files, from and to clients. */
public final class FileVerbs {

  private static final int BUFFER = 64 * 1024;

  private FileVerbs() {}

  static Reply get(Session session, Path file, long offset) throws IOException {
    if (!Files.isReadable(file)) {
      return Reply.of(550, "No such file");
    }
    try (TransferRec transfer =
        TransferRec.in(session.pool(), session, own -> own.allocate(BUFFER))) {
      session.transfer(transfer);
      FileChannel channel = transfer.pool().own(FileChannel.open(file));
      channel.position(Math.min(offset, channel.size()));
      long checksum = copy(transfer, channel);
      session.server().statistics().bytes(transfer.bytes());
      return Reply.formatted(226, "%d bytes, %x", transfer.bytes(), checksum);
    } finally {
      session.transfer(null);
    }
  }

  private static long copy(Transfer transfer, FileChannel channel) throws IOException {
    ByteBuffer buffer = transfer.buffer().asByteBuffer();
    CRC32 checksum = new CRC32();
    while (!transfer.aborted() && channel.read(buffer) >= 0) {
      buffer.flip();
      transfer.bytes(transfer.bytes() + buffer.remaining());
      checksum.update(buffer);
      buffer.clear();
    }
    return checksum.getValue();
  }

  static Reply put(Command command, Path file, boolean append) throws IOException {
    MemorySegment body = command.body();
    if (body == null) {
      return Reply.of(501, "Nothing to store");
    }
    StandardOpenOption how =
        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      int written = 0;
      for (MemorySegment part : parts(body, BUFFER)) {
        written += channel.write(part.asByteBuffer());
      }
      return Reply.of(226, written + " bytes written");
    }
  }

  private static List<MemorySegment> parts(MemorySegment whole, long size) {
    List<MemorySegment> parts = new ArrayList<>();
    for (long at = 0; at < whole.byteSize(); at += size) {
      parts.add(whole.asSlice(at, Math.min(size, whole.byteSize() - at)));
    }
    return parts;
  }

  // if n % 2 == 0
  static Reply mapped(Command command, Path file) throws IOException {
    ResourcePool<Scratch> scratch = command.scratch();
    try (FileChannel channel = FileChannel.open(file)) {
      MemorySegment content =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), scratch);
      int lines = 0;
      for (MemorySegment part : parts(content, 4096)) {
        ByteBuffer bytes = part.asByteBuffer();
        while (bytes.hasRemaining()) {
          if (bytes.get() == '\n') {
            lines++;
          }
        }
      }
      return Reply.of(213, lines + " lines");
    }
  }

  // end
  // if n % 3 == 1
  static Reply temporary(Session session, String content) throws IOException {
    Path file = Files.createTempFile("domain", ".tmp");
    session.pool().onClose(() -> Files.deleteIfExists(file));
    Files.writeString(file, content);
    return Reply.of(200, file.toString());
  }
  // end
}
