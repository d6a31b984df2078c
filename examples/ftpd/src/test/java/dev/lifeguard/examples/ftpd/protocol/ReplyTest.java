package dev.lifeguard.examples.ftpd.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplyTest {

  @Test
  void oneLine() {
    assertEquals("200 Fine\r\n", new Reply(200, "Fine").wire());
  }

  @Test
  void severalLines() {
    assertEquals("211-a\r\n211 b\r\n", new Reply(211, "a", "b").wire());
    assertEquals(
        "211-a\r\n 999 b\r\n c\r\n211 d\r\n", new Reply(211, "a", "999 b", "c", "d").wire());
  }

  @Test
  void nobodyCanPutALineIntoIt() {
    assertEquals("550 No a??200 b?\r\n", new Reply(550, "No a\r\n200 b\33").wire());
  }

  @Test
  void whatIsNoReply() {
    assertThrows(IllegalArgumentException.class, () -> new Reply(200, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Reply(99, "x"));
    assertThrows(IllegalArgumentException.class, () -> new Reply(600, "x"));
  }
}
