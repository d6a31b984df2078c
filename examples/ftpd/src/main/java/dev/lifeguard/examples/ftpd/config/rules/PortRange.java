package dev.lifeguard.examples.ftpd.config.rules;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The ports from the first to the last. */
public record PortRange(int first, int last) {

  /** Whichever the system gives. */
  public static final PortRange ANY = new PortRange(0, 0);

  /** All of them in turn, beginning somewhere: nobody is to know which one comes next. */
  public int[] shuffled() {
    int count = last - first + 1;
    int start = ThreadLocalRandom.current().nextInt(count);
    return IntStream.range(0, count).map(i -> first + (start + i) % count).toArray();
  }
}
