package dev.lifeguard.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a living tree of pools, taken at one moment: what is there, and how much it holds.
 *
 * <pre>{@code
 * System.out.println(PoolTree.of(daemon));
 * }</pre>
 *
 * <pre>
 * pool             owner                        age  sub-pools  clean-ups  used  reserved   peak
 * Daemon           shared                     2 min          1          0     0         0      0
 *   Server "main"  shared                     2 min          2          3   512      8192    512
 *     Session      virtual thread #31          45 s          0          1  8192     16384  12000
 *     Session      virtual thread #57, ended   12 s          0          1    64      8192     64
 * </pre>
 *
 * <p>Used, reserved and peak are bytes: see {@link PoolStats}. A line whose thread has ended shows
 * a pool that was forgotten; it goes with its parent.
 *
 * <p>Two pictures are equal when the same pools hold the same: so a test can tell whether a tree is
 * back to what it was. Pools are compared by kind, name, sub-pools, clean-ups and bytes used; not
 * by what is different each time or left over, which is owner, age, bytes reserved and peak. Any
 * thread may take one, at any time; what other threads change meanwhile is in it or not.
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
   * @param owner the thread that it is confined to, {@code shared} if it is to none
   * @param age how long it has been there. Known of roots, of pools of a kind in shared pools, and
   *     of pools with a name since they have it; of all with {@code -Dlifeguard.trace=true}
   * @param stats how much it holds, without its sub-pools
   */
  public record Row(
      int depth, String kind, String name, String owner, Optional<Duration> age, PoolStats stats) {

    /** Whether both show the same, as {@link PoolTree} says. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Row row && compared().equals(row.compared());
    }

    @Override
    public int hashCode() {
      return compared().hashCode();
    }

    private List<Object> compared() {
      return List.of(depth, kind, name, stats.subPools(), stats.cleanups(), stats.usedBytes());
    }

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
    return new Table(rows.size())
        .left("pool", column(Row::label))
        .left("owner", column(row -> Row.oneLine(row.owner)))
        .right("age", column(row -> row.age.map(PoolTree::rounded).orElse("-")))
        .right("sub-pools", column(row -> Long.toString(row.stats.subPools())))
        .right("clean-ups", column(row -> Long.toString(row.stats.cleanups())))
        .right("used", column(row -> Long.toString(row.stats.usedBytes())))
        .right("reserved", column(row -> Long.toString(row.stats.reservedBytes())))
        .right("peak", column(row -> Long.toString(row.stats.peakBytes().orElse(0))))
        .toString();
  }

  private List<String> column(Function<Row, String> cell) {
    return rows.stream().map(cell).toList();
  }

  /** To the unit that matters: nobody needs the seconds of what is days old. */
  private static String rounded(Duration age) {
    if (age.toMinutes() < 1) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
  }
}
