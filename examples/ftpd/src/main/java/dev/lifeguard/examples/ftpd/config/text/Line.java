package dev.lifeguard.examples.ftpd.config.text;

import java.util.List;

/**
 * A line of a configuration, with the lines that continue it.
 *
 * @param file what the text is called
 * @param text everything, without line ends and the backslashes before them
 * @param pieces where the parts of {@code text} come from, in order; at least one
 */
public record Line(String file, String text, List<Piece> pieces) {

  /**
   * A part of the line.
   *
   * @param offset where it begins in the line's text
   * @param number of the line in the file that it was
   */
  public record Piece(int offset, int number) {}

  /** Where a character of the text stands in the file. */
  public Position at(int offset) {
    Piece last = pieces.getFirst();
    for (Piece piece : pieces) {
      if (piece.offset() <= offset) {
        last = piece;
      }
    }
    return new Position(file, last.number(), offset - last.offset() + 1);
  }
}
