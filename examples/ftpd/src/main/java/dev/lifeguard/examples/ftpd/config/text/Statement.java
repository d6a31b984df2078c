package dev.lifeguard.examples.ftpd.config.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a line says. */
public sealed interface Statement {

  /** A directive. */
  record Plain(Word name, List<Word> arguments) implements Statement {}

  /** The beginning of a section; the name has no bracket. */
  record Open(Word name, List<Word> arguments) implements Statement {}

  /** The end of a section; the name has neither bracket nor slash. */
  record Close(Word name) implements Statement {}

  /**
   * What {@code line} says; empty if it is nothing but a comment.
   *
   * @throws ConfigException if a quote or a bracket is not closed
   */
  static Optional<Statement> of(Line line) throws ConfigException {
    List<Word> words = Words.of(line);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Word first = words.getFirst();
    if (first.quoted() || !first.text().startsWith("<")) {
      return Optional.of(new Plain(first, rest(words)));
    }
    return Optional.of(tag(withoutBracket(words)));
  }

  private static Statement tag(List<Word> words) throws ConfigException {
    Word first = words.getFirst();
    boolean closes = first.text().startsWith("</");
    String text = first.text().substring(closes ? 2 : 1);
    if (text.isEmpty()) {
      throw new ConfigException(first.at(), "the section has no name");
    }
    var name = new Word(text, false, first.at());
    if (!closes) {
      return new Open(name, rest(words));
    }
    if (words.size() > 1) {
      throw new ConfigException(words.get(1).at(), "</" + text + "> has no arguments");
    }
    return new Close(name);
  }

  private static List<Word> withoutBracket(List<Word> words) throws ConfigException {
    Word last = words.getLast();
    if (last.quoted() || !last.text().endsWith(">")) {
      throw new ConfigException(words.getFirst().at(), "this bracket is not closed with >");
    }
    String text = last.text().substring(0, last.text().length() - 1);
    List<Word> all = new ArrayList<>(words.subList(0, words.size() - 1));
    if (!text.isEmpty()) {
      all.add(new Word(text, false, last.at()));
    }
    return all;
  }

  private static List<Word> rest(List<Word> words) {
    return List.copyOf(words.subList(1, words.size()));
  }
}
