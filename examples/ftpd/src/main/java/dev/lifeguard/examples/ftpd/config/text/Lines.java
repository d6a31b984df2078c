package dev.lifeguard.examples.ftpd.config.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart into lines: those that end in a backslash go on in the next one, empty ones
 * and comments are left out. A comment does not go on.
 */
public final class Lines {

  private final String file;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Line.Piece> pieces = new ArrayList<>();

  private Lines(String file) {
    this.file = file;
  }

  /**
   * The lines of {@code text}.
   *
   * @param file what it is called
   * @throws ConfigException if it holds a NUL, or goes on where it ends
   */
  public static List<Line> of(String file, String text) throws ConfigException {
    var lines = new Lines(file);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      lines.add(number, line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    lines.end();
    return lines.lines;
  }

  private void add(int number, String line) throws ConfigException {
    int nul = line.indexOf('\0');
    if (nul >= 0) {
      throw new ConfigException(new Position(file, number, nul + 1), "a NUL is no text");
    }
    if (pieces.isEmpty() && (line.isBlank() || line.stripLeading().startsWith("#"))) {
      return;
    }
    pieces.add(new Line.Piece(text.length(), number));
    if (line.endsWith("\\")) {
      text.append(line, 0, line.length() - 1);
    } else {
      text.append(line);
      finish();
    }
  }

  private void finish() {
    lines.add(new Line(file, text.toString(), List.copyOf(pieces)));
    text.setLength(0);
    pieces.clear();
  }

  private void end() throws ConfigException {
    if (!pieces.isEmpty()) {
      Position end = new Line(file, "", pieces).at(text.length());
      throw new ConfigException(end, "the backslash continues a line, and there is none");
    }
  }
}
