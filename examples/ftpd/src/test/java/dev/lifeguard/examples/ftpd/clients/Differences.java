package dev.lifeguard.examples.ftpd.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the two servers do not do the same. */
final class Differences {

  private Differences() {}

  /**
   * One of them.
   *
   * @param session where it shows
   * @param step at which step
   * @param theirs what ProFTPD did
   * @param ours what our server did
   */
  record Difference(String session, String step, String theirs, String ours) {

    private static Difference parse(String line) {
      String[] parts = line.split(" \\| ", -1);
      if (parts.length != 4) {
        throw new AssertionError("not four parts: " + line);
      }
      return new Difference(parts[0], parts[1], parts[2], parts[3]);
    }

    @Override
    public String toString() {
      return String.join(" | ", session, step, theirs, ours);
    }
  }

  /**
   * Those that there are reasons for; each reason, after a {@code >}, is for the lines below it.
   */
  static List<Difference> known(String resource) throws IOException {
    List<Difference> known = new ArrayList<>();
    boolean reason = false;
    for (String line : Resources.lines(resource)) {
      if (line.startsWith(">")) {
        reason = true;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (!reason) {
          throw new AssertionError("no reason: " + line);
        }
        known.add(Difference.parse(line));
      }
    }
    return known;
  }
}
