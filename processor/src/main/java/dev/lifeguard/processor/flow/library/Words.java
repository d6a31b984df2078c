package dev.lifeguard.processor.flow.library;

/** A line of models, cut into words and signs. */
final class Words {

  /** What comes after the last word. */
  static final String END = "";

  private final String text;
  private int position;
  private String next;

  Words(String text) {
    this.text = text;
    this.next = cut();
  }

  /** The next word, which stays where it is. */
  String peek() {
    return next;
  }

  /** Takes the next word. */
  String next() {
    String word = next;
    next = cut();
    return word;
  }

  /** Takes the next word if it is that one. */
  boolean skip(String word) {
    boolean there = next.equals(word);
    if (there) {
      next = cut();
    }
    return there;
  }

  /** Takes that word, or complains. */
  void expect(String word) {
    if (!skip(word)) {
      throw new ModelException("expected " + quoted(word) + " but found " + found());
    }
  }

  boolean atEndOfClause() {
    return next.equals(END) || next.equals(";") || next.equals("}");
  }

  /** The next word, for messages. */
  String found() {
    return quoted(next);
  }

  static String quoted(String word) {
    return word.equals(END) ? "the end of the line" : "'" + word + "'";
  }

  private String cut() {
    int length = text.length();
    while (position < length && text.charAt(position) <= ' ') {
      position++;
    }
    int start = position;
    while (position < length && isInWord(text.charAt(position))) {
      position++;
    }
    if (position == start && position < length) {
      position++; // a sign
    }
    return text.substring(start, position);
  }

  private static boolean isInWord(char c) {
    return c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }
}
