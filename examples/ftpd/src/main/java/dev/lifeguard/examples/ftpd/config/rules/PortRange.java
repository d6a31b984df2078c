package dev.lifeguard.examples.ftpd.config.rules;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The ports from the first to the last. */
public record PortRange(int first, int last) {

  /**
   * The ports that are nobody's in particular (RFC 6335). The system would give one, too, but TCP
   * keeps the port of a data connection for a minute after its end, and once there are thousands of
   * those the system looks for another for longer than a small transfer takes. To ask for one that
   * is kept like that is allowed.
   */
  public static final PortRange DYNAMIC = new PortRange(49_152, 65_535);

  /** All of them in turn, beginning somewhere: nobody is to know which one comes next. */
  public IntStream shuffled() {
    int count = last - first + 1;
    int start = ThreadLocalRandom.current().nextInt(count);
    return IntStream.range(0, count).map(i -> first + (start + i) % count);
  }
}
