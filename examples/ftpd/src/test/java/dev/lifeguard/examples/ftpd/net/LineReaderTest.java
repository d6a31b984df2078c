package dev.lifeguard.examples.ftpd.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

  private static final String TOO_LONG = "(too long)";

  @Test
  void cutsLines() throws IOException {
    assertEquals(List.of("a", "", "b\rc", "", "d"), read("a\r\n\r\nb\rc\n\nd\n", 8, 99));
    assertEquals(List.of("a"), read("a\nwithout an end", 99, 99));
    assertEquals(List.of(), read("", 8, 99));
  }

  @Test
  void dropsWhatDoesNotFit() throws IOException {
    assertEquals(List.of("123456", "x"), read("123456\r\nx\n", 8, 1));
    assertEquals(List.of("1234567", "x"), read("1234567\nx\n", 8, 1));
    assertEquals(List.of(TOO_LONG, "x"), read("1234567\r\nx\n", 8, 1));
    assertEquals(
        List.of(TOO_LONG, TOO_LONG, "x"), read("12345678\n123456789abcdefghijk\nx\n", 8, 99));
    assertEquals(List.of(), read("123456789abcdefghijk", 8, 99));
  }

  @Test
  void peeksWithoutTaking() throws IOException {
    var source = new Trickle(List.of("ab", "c\nd\n12345678", ""));
    LineReader reader = new LineReader(Arena.ofAuto().allocate(8), source);
    assertNull(reader.peek());
    assertEquals("abc", text(reader.peek()));
    assertEquals("abc", text(reader.peek()));
    assertEquals("abc", text(reader.next()));
    assertEquals("d", text(reader.peek()));
    assertEquals("d", text(reader.next()));
    assertEquals(TOO_LONG, text(reader.peek()));
    assertEquals(TOO_LONG, text(reader.peek()));
    assertEquals("(end)", text(reader.next()));
    assertEquals("(end)", text(reader.peek()));
  }

  private static String text(@Nullable Line line) {
    return switch (line) {
      case null -> "(nothing)";
      case Line.Text(MemorySegment memory) ->
          new String(memory.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
      case Line.TooLong _ -> TOO_LONG;
      case Line.End _ -> "(end)";
    };
  }

  /** Where bytes come from; nobody has to close it. */
  private interface Source extends ReadableByteChannel {
    @Override
    default boolean isOpen() {
      return true;
    }

    @Override
    default void close() {}
  }

  /** Has some bytes at a time, as many as there is room for, and then none. */
  private static final class Trickle implements Source {
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();

    Trickle(List<String> pieces) {
      pieces.forEach(p -> this.pieces.add(ByteBuffer.wrap(p.getBytes(StandardCharsets.US_ASCII))));
    }

    @Override
    public int read(ByteBuffer room) {
      ByteBuffer piece = pieces.peek();
      if (piece == null) {
        return -1;
      }
      int count = Math.min(room.remaining(), piece.remaining());
      room.put(piece.slice(piece.position(), count));
      piece.position(piece.position() + count);
      if (!piece.hasRemaining()) {
        pieces.remove();
      }
      return count;
    }
  }

  /** The same as splitting a string, whatever comes in in whatever pieces. */
  @Test
  void agreesWithTheSimpleWay() throws IOException {
    long seed = 20261121;
    var random = new Random(seed);
    for (int round = 0; round < 5000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append("abc\r\n".charAt(random.nextInt(5)));
      }
      int room = 2 + random.nextInt(9);
      assertEquals(
          simply(text.toString(), room),
          read(text.toString(), room, 1 + random.nextInt(12)),
          () -> "seed " + seed + ", room " + room + ": " + text);
    }
  }

  private static List<String> simply(String text, int room) {
    List<String> lines = new ArrayList<>();
    int end;
    for (int at = 0; (end = text.indexOf('\n', at)) >= 0; at = end + 1) {
      String line = text.substring(at, end);
      if (line.length() + 1 > room) {
        lines.add(TOO_LONG);
      } else {
        lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      }
    }
    return lines;
  }

  private static List<String> read(String text, int room, int piece) throws IOException {
    try (var arena = Arena.ofConfined();
        var source = new Pieces(text, piece)) {
      var reader = new LineReader(arena.allocate(room), source);
      List<String> lines = new ArrayList<>();
      while (true) {
        switch (reader.next()) {
          case Line.Text(MemorySegment memory) ->
              lines.add(
                  new String(memory.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII));
          case Line.TooLong _ -> lines.add(TOO_LONG);
          case Line.End _ -> {
            assertEquals(new Line.End(), reader.next(), "once ended, it stays so");
            return lines;
          }
        }
      }
    }
  }

  /** Gives at most so many bytes at a time. */
  private record Pieces(ByteArrayInputStream bytes, int most) implements Source {

    Pieces(String text, int most) {
      this(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), most);
    }

    @Override
    public int read(ByteBuffer buffer) {
      byte[] piece = new byte[Math.min(most, buffer.remaining())];
      int count = bytes.read(piece, 0, piece.length);
      if (count > 0) {
        buffer.put(piece, 0, count);
      }
      return count;
    }
  }
}
