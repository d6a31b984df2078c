package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A picture of a living tree of pools, taken at one moment: what is there, and how much it holds.
 *
 * <pre>{@code
 * System.out.println(PoolTree.of(daemon));
 * }</pre>
 *
 * <pre>
 * pool               clean-ups  bytes
 * Daemon                     0      0
 *   Server "main"            2    512
 *     Session                1   8192
 * </pre>
 *
 * <p>Two pictures are equal when they show the same, so that a test can tell whether a tree is back
 * to what it was. Any thread may take one, at any time; what other threads change meanwhile is in
 * it or not.
 *
 * @param rows one for each pool, parents before their sub-pools, those in creation order
 */
public record PoolTree(List<Row> rows) {

  /** Deeper levels are indented no further. */
  private static final int DEEPEST_INDENT = 40;

  /** Copies the rows. */
  public PoolTree {
    rows = List.copyOf(rows);
  }

  /**
   * One pool.
   *
   * @param depth how many levels below the top of the picture
   * @param kind the simple name of its kind, {@code scratch} for an unnamed pool
   * @param name the name it was given; empty if none
   * @param cleanups how many clean-ups wait in it, owned resources included
   * @param bytes how many bytes of memory were allocated in it since it was made or cleared
   */
  public record Row(int depth, String kind, String name, int cleanups, long bytes) {

    private String label() {
      String label = name.isEmpty() ? kind : "%s \"%s\"".formatted(kind, oneLine(name));
      return "  ".repeat(Math.clamp(depth, 0, DEEPEST_INDENT)) + label;
    }

    private static String oneLine(String name) {
      return name.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    }
  }

  /** The picture of {@code top} and everything in it; without rows if it is gone. */
  public static PoolTree of(ResourcePool<?> top) {
    List<Row> rows = new ArrayList<>();
    top.visit(pool -> rows.add(pool.row(top)));
    return new PoolTree(rows);
  }

  /** The tree as aligned text, one line for each pool after a heading; each line ends in \n. */
  @Override
  public String toString() {
    List<String> labels = column("pool", Row::label);
    List<String> cleanups = column("clean-ups", row -> Integer.toString(row.cleanups));
    List<String> bytes = column("bytes", row -> Long.toString(row.bytes));
    String format =
        "%%-%ds  %%%ds  %%%ds\n".formatted(width(labels), width(cleanups), width(bytes));
    var text = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      text.append(format.formatted(labels.get(i), cleanups.get(i), bytes.get(i)));
    }
    return text.toString();
  }

  private List<String> column(String heading, Function<Row, String> cell) {
    List<String> column = new ArrayList<>(rows.size() + 1);
    column.add(heading);
    rows.forEach(row -> column.add(cell.apply(row)));
    return column;
  }

  private static int width(List<String> column) {
    ToIntFunction<String> length = String::length;
    return column.stream().mapToInt(length).max().orElse(1);
  }
}
