package dev.lifeguard.examples.ftpd.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the server says: a code that programs understand, and text for people.
 *
 * @param code three digits, as RFC 959 gives them
 * @param lines the text; the last line ends the reply
 */
public record Reply(int code, List<String> lines) {

  /** The command needs an argument. */
  public static final Reply MISSING_ARGUMENT = new Reply(501, "This command needs an argument");

  /** REST said an offset that the file does not have. */
  public static final Reply BEYOND_THE_END = new Reply(554, "The file is not as long as that");

  /** The server is being stopped. */
  public static final Reply STOPPING = new Reply(421, "The server is stopping, goodbye");

  /** Makes every line fit to be sent. */
  public Reply {
    if (lines.isEmpty() || code < 100 || code > 599) {
      throw new IllegalArgumentException("no reply: " + code + " " + lines);
    }
    lines = lines.stream().map(Ascii::printable).toList();
  }

  /** A reply of one line, or of more. */
  public Reply(int code, String... lines) {
    this(code, Arrays.asList(lines));
  }

  /** The reply as it is sent: a reply of several lines begins with {@code 211-}. */
  public String wire() {
    if (lines.size() == 1) {
      return code + " " + lines.getFirst() + "\r\n";
    }
    return lines.stream()
        .skip(1)
        .limit(lines.size() - 2L)
        .map(line -> " " + line + "\r\n")
        .collect(
            Collectors.joining(
                "", code + "-" + lines.getFirst() + "\r\n", code + " " + lines.getLast() + "\r\n"));
  }

  @Override
  public String toString() {
    return code + " " + String.join(" / ", lines);
  }
}
