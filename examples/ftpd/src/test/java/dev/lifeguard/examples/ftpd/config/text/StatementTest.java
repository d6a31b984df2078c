package dev.lifeguard.examples.ftpd.config.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementTest {

  private static Line line(String text) {
    return new Line("f", text, List.of(new Line.Piece(0, 1)));
  }

  private static List<String> words(String text) throws ConfigException {
    return Words.of(line(text)).stream().map(Word::text).toList();
  }

  /** The statement with its words behind it, each in brackets. */
  private static String shown(String text) throws ConfigException {
    return switch (Statement.of(line(text)).orElseThrow()) {
      case Statement.Plain(Word name, List<Word> arguments) ->
          "plain" + shown(name) + shown(arguments);
      case Statement.Open(Word name, List<Word> arguments) ->
          "open" + shown(name) + shown(arguments);
      case Statement.Close(Word name) -> "close" + shown(name);
    };
  }

  private static String shown(Word word) {
    return " [" + word.text() + "]";
  }

  private static String shown(List<Word> words) {
    return String.join("", words.stream().map(StatementTest::shown).toList());
  }

  @Test
  void blanksPartWords() throws Exception {
    assertEquals(List.of("a", "b", "c"), words("  a \t b  c "));
  }

  @Test
  void quotes() throws Exception {
    assertEquals(List.of("a", "b c", "d"), words("a \"b c\" d"));
    assertEquals(List.of("a", ""), words("a \"\""));
    assertEquals(List.of("a\"b"), words("a\"b"), "a quote inside a word is a letter");
    assertEquals(List.of("a", "b", "c"), words("a \"b\"c"), "a closed quote ends a word");
    assertEquals(List.of("'a", "b'"), words("'a b'"), "only double ones quote");
  }

  @Test
  void backslashes() throws Exception {
    assertEquals(List.of("a\"b\\c d"), words("\"a\\\"b\\\\c\\ d\""));
    assertEquals(List.of("a\\", "b\\c"), words("a\\ b\\c"), "outside of quotes they are letters");
  }

  @Test
  void comments() throws Exception {
    assertEquals(List.of("a"), words("a # b"));
    assertEquals(List.of("a", "b#c"), words("a b#c #d"), "inside a word it is a letter");
    assertEquals(List.of("a", "#b"), words("a \"#b\""));
    assertEquals(Optional.empty(), Statement.of(line(" # a")));
  }

  @Test
  void wordsKnowWhereTheyBegin() throws Exception {
    List<Word> words = Words.of(line(" ab \"c d\" e"));
    assertEquals(List.of(2, 5, 11), words.stream().map(word -> word.at().column()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "Port 21, plain [Port] [21]",
        "'\"<a>\" b', 'plain [<a>] [b]'",
        "<Global>, open [Global]",
        "<Limit READ WRITE>, open [Limit] [READ] [WRITE]",
        "<Limit READ >  # x, open [Limit] [READ]",
        "'<Directory \"/a b\">', open [Directory] [/a b]",
        "'<Directory \"/a>\">', open [Directory] [/a>]",
        "</Global>, close [Global]",
        "</Global >, close [Global]"
      })
  void statements(String text, String shown) throws Exception {
    assertEquals(shown, shown(text));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'Port \"21', 'f:1:6: this quote is not closed'",
        "'Port \"21\\\"', 'f:1:6: this quote is not closed'",
        "<Global, f:1:1: this bracket is not closed with >",
        "<Limit READ> x, f:1:1: this bracket is not closed with >",
        "'<Limit \"READ>\"', f:1:1: this bracket is not closed with >",
        "<>, f:1:1: the section has no name",
        "< Global>, f:1:1: the section has no name",
        "</>, f:1:1: the section has no name",
        "</Global x>, 'f:1:10: </Global> has no arguments'"
      })
  void refusals(String text, String message) {
    var wrong = assertThrows(ConfigException.class, () -> Statement.of(line(text)));
    assertEquals(message, wrong.getMessage());
  }
}
