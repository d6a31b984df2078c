package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns: the first to the left, the others as they are added. */
final class Table {

  private static final String GAP = "  ";

  private final List<StringBuilder> lines;
  private boolean empty = true;

  /** Each line ends in a line feed, the heading's too. */
  Table(int rows) {
    this.lines = new ArrayList<>(rows + 1);
    for (int i = 0; i <= rows; i++) {
      lines.add(new StringBuilder());
    }
  }

  /** Adds a column of words. */
  Table left(String heading, List<String> cells) {
    return add(heading, cells, true);
  }

  /** Adds a column of numbers. */
  Table right(String heading, List<String> cells) {
    return add(heading, cells, false);
  }

  private Table add(String heading, List<String> cells, boolean left) {
    List<String> column = new ArrayList<>(cells);
    column.addFirst(heading);
    int width = column.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < column.size(); i++) {
      String cell = column.get(i);
      String padding = " ".repeat(width - cell.length());
      lines.get(i).append(empty ? "" : GAP).append(left ? cell + padding : padding + cell);
    }
    empty = false;
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", lines.stream().map(String::valueOf).toList()) + "\n";
  }
}
