package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes in into lines, in one piece of memory that never grows: a line that does not fit
 * is dropped up to its end. Lines end in LF, with or without a CR before it.
 */
@LivesIn(Connection.class)
final class LineReader {

  private final MemorySegment memory;
  private final ByteBuffer buffer;
  private final ReadableByteChannel source;

  /** The line handed out last ended here; the next begins. */
  private int start;

  /** No end of line before here. */
  private int searched;

  private boolean ended;

  /**
   * Reads lines from {@code source}.
   *
   * @param memory as long as the longest line with its end
   */
  LineReader(MemorySegment memory, ReadableByteChannel source) {
    this.memory = memory;
    this.buffer = memory.asByteBuffer();
    this.source = source;
  }

  Line next() throws IOException {
    boolean tooLong = false;
    while (true) {
      int end = findEnd();
      if (end >= 0) {
        Line line = tooLong ? new Line.TooLong() : new Line.Text(cut(end));
        start = end + 1;
        return line;
      }
      makeRoom();
      if (!buffer.hasRemaining()) {
        tooLong = true;
        buffer.clear();
        searched = 0;
      }
      fill();
      if (ended) {
        return new Line.End();
      }
    }
  }

  /**
   * What {@link #next} is going to hand out, as far as can be said without waiting; null if the
   * line is not complete. The source must not wait.
   */
  @Nullable Line peek() throws IOException {
    makeRoom();
    fill();
    int end = findEnd();
    if (end >= 0) {
      searched = end;
      return new Line.Text(cut(end));
    }
    if (ended) {
      return new Line.End();
    }
    return buffer.hasRemaining() ? null : new Line.TooLong();
  }

  /**
   * Reads what has come in, and does not wait if the source does not.
   *
   * @return whether the source has ended
   */
  boolean fillAndAskWhetherEnded() throws IOException {
    makeRoom();
    fill();
    return ended;
  }

  private void fill() throws IOException {
    if (!ended && buffer.hasRemaining()) {
      ended = source.read(buffer) < 0;
    }
  }

  private int findEnd() {
    while (searched < buffer.position()) {
      int at = searched++;
      if (byteAt(at) == '\n') {
        return at;
      }
    }
    return -1;
  }

  private MemorySegment cut(int end) {
    int length = end - start;
    if (length > 0 && byteAt(end - 1) == '\r') {
      length--;
    }
    return memory.asSlice(start, length);
  }

  /** Moves the beginning of a line to the beginning of the memory. */
  private void makeRoom() {
    if (start > 0) {
      buffer.flip().position(start);
      buffer.compact();
      searched -= start;
      start = 0;
    }
  }

  private byte byteAt(int index) {
    return memory.get(ValueLayout.JAVA_BYTE, index);
  }
}
