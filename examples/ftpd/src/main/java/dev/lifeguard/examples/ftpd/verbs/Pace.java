package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.TransferRate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How fast a transfer may be: so many bytes a second after the free ones, from its beginning on.
 *
 * @param rate how fast; empty for as fast as may be
 * @param start when the transfer began, by {@link System#nanoTime}
 */
record Pace(Optional<TransferRate> rate, long start) {

  private static final int PARTS_OF_A_SECOND = 8;

  /** How many bytes may go at a time: an eighth of a second's worth. */
  int most(int wanted) {
    return rate.map(TransferRate::bytesPerSecond)
        .map(bytes -> Math.clamp(bytes / PARTS_OF_A_SECOND, 1, wanted))
        .orElse(wanted);
  }

  /**
   * How long it has to rest.
   *
   * @param bytes how many have gone
   * @param now by {@link System#nanoTime}
   * @return nanoseconds; not more than 0 if it may go on
   */
  long rest(long bytes, long now) {
    return rate.map(limit -> due(limit, bytes) - (now - start)).orElse(0L);
  }

  /** How long after the start that many bytes may have gone. */
  private static long due(TransferRate limit, long bytes) {
    long counted = Math.max(0, bytes - limit.free());
    double seconds = (double) counted / limit.bytesPerSecond();
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }
}
