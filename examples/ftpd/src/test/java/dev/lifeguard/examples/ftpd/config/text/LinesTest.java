package dev.lifeguard.examples.ftpd.config.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {

  private static List<String> texts(String text) throws ConfigException {
    return Lines.of("f", text).stream().map(Line::text).toList();
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(ConfigException.class, () -> Lines.of("f", text)).getMessage());
  }

  @Test
  void endsOfLines() throws Exception {
    assertEquals(List.of("a", "b", "c"), texts("a\nb\r\nc"));
    assertEquals(List.of("a\rb"), texts("a\rb\n"), "a CR alone ends nothing");
  }

  @Test
  void emptyOnesAndCommentsAreLeftOut() throws Exception {
    assertEquals(List.of("a", " b"), texts("\n  \t\n# x\n  # y\na\n\n b\n"));
    assertEquals(List.of("a # x"), texts("a # x"), "words know comments behind them");
  }

  @Test
  void aBackslashContinues() throws Exception {
    assertEquals(List.of("ab", "c"), texts("a\\\nb\nc"));
    assertEquals(List.of("abc"), texts("a\\\r\nb\\\nc"));
    assertEquals(List.of("a\\ ", "b"), texts("a\\ \nb"), "a blank behind it: no end of the line");
    assertEquals(List.of("a# b"), texts("a\\\n# b"), "a line that continues is no comment");
    assertEquals(List.of("a", "c"), texts("a\\\n\nc"), "an empty line ends it");
  }

  @Test
  void commentsDoNotContinue() throws Exception {
    assertEquals(List.of("b"), texts("# a\\\nb"));
  }

  @Test
  void nothingToContinueWith() throws Exception {
    assertEquals("f:2:2: the backslash continues a line, and there is none", refusal("a\nb\\"));
    assertEquals(List.of("a"), texts("a\\\n"), "an empty line is one");
  }

  @Test
  void nul() {
    assertEquals("f:2:3: a NUL is no text", refusal("a\nbc\0"));
  }

  @Test
  void positionsAreThoseOfTheFile() throws Exception {
    Line line = Lines.of("f", "#\nab\\\n  cd\\\ne").getFirst();
    assertEquals("ab  cde", line.text());
    assertEquals(new Position("f", 2, 2), line.at(1));
    assertEquals(new Position("f", 3, 1), line.at(2));
    assertEquals(new Position("f", 3, 4), line.at(5));
    assertEquals(new Position("f", 4, 1), line.at(6));
  }
}
