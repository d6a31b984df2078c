package dev.lifeguard.examples.ftpd.config.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line apart into words. A word in double quotes may hold blanks and {@code #}, and a
 * backslash in it takes the next character as it is. A {@code #} where a word could begin ends the
 * line.
 */
public final class Words {

  private final Line line;
  private final String text;
  private final List<Word> words = new ArrayList<>();
  private int next;

  private Words(Line line) {
    this.line = line;
    this.text = line.text();
  }

  /**
   * The words of {@code line}.
   *
   * @throws ConfigException if a quote is not closed
   */
  public static List<Word> of(Line line) throws ConfigException {
    var words = new Words(line);
    while (words.skipBlanks()) {
      words.add();
    }
    return words.words;
  }

  private boolean skipBlanks() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) != '#';
  }

  private void add() throws ConfigException {
    int start = next;
    boolean quoted = text.charAt(start) == '"';
    String word = quoted ? quoted() : plain();
    words.add(new Word(word, quoted, line.at(start)));
  }

  private String plain() {
    int start = next;
    while (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return text.substring(start, next);
  }

  private String quoted() throws ConfigException {
    int start = next++;
    var word = new StringBuilder();
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == '"') {
        return word.toString();
      }
      boolean escape = c == '\\' && next < text.length();
      word.append(escape ? text.charAt(next++) : c);
    }
    throw new ConfigException(line.at(start), "this quote is not closed");
  }
}
