package dev.lifeguard.examples.ftpd.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTextTest {

  private static String encode(String text, int room) {
    ByteBuffer lines = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer wire = ByteBuffer.allocate(room);
    var encoded = new StringBuilder();
    while (lines.hasRemaining()) {
      NetworkText.encode(lines, wire);
      encoded.append(StandardCharsets.US_ASCII.decode(wire.flip()));
      wire.clear();
    }
    return encoded.toString();
  }

  /** As a receiver does it: as much as there is room for, then what was left out goes first. */
  private static String decode(String text, int room) {
    var decoded = new StringBuilder();
    ByteBuffer wire = ByteBuffer.allocate(room);
    int at = 0;
    boolean last;
    do {
      int count = Math.min(wire.remaining(), text.length() - at);
      wire.put(text.substring(at, at + count).getBytes(StandardCharsets.US_ASCII));
      at += count;
      last = count == 0;
      boolean open = NetworkText.decode(wire, last);
      decoded.append(StandardCharsets.US_ASCII.decode(wire));
      wire.clear();
      if (open) {
        wire.put((byte) '\r');
      }
    } while (!last);
    return decoded.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 100})
  void inPiecesOfAnySize(int room) {
    assertEquals("", encode("", room));
    assertEquals("a\r\n\r\nb\r\r\n", encode("a\n\nb\r\n", room));
    assertEquals("", decode("", room));
    assertEquals("a\n\nb\r\nc\rd\r", decode("a\r\n\r\nb\r\r\nc\rd\r", room));
    assertEquals("\r\r\r", decode("\r\r\r", room));
    assertEquals("\n", decode("\r\n", room));
  }

  @Test
  void thereAndBackAgain() {
    long seed = 20261121;
    var random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append("a\n\r".charAt(random.nextInt(3)));
      }
      int room = 2 + random.nextInt(10);
      String sent = encode(text.toString(), room);
      assertEquals(text.toString().replace("\n", "\r\n"), sent, "seed " + seed);
      assertEquals(text.toString(), decode(sent, room), "seed " + seed);
    }
  }
}
