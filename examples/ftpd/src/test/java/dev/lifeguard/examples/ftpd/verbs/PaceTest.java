package dev.lifeguard.examples.ftpd.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.config.rules.TransferRate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaceTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static Pace pace(long bytesPerSecond, long free, long start) {
    return new Pace(Optional.of(new TransferRate(Set.of("RETR"), bytesPerSecond, free)), start);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0, 1000, 0, 1000",
    "1000, 0, 1000, 400, 600",
    "1000, 0, 1000, 1000, 0",
    "1000, 0, 1000, 1500, -500",
    "1000, 500, 400, 0, 0",
    "1000, 500, 1500, 0, 1000",
    "2000, 0, 1000, 0, 500"
  })
  void restsUntilAsManyBytesMayHaveGone(
      long bytesPerSecond, long free, long bytes, long milliseconds, long rest) {
    for (long start : new long[] {0, -7 * SECOND, Long.MAX_VALUE - SECOND / 2}) {
      long now = start + TimeUnit.MILLISECONDS.toNanos(milliseconds);
      assertEquals(
          TimeUnit.MILLISECONDS.toNanos(rest), pace(bytesPerSecond, free, start).rest(bytes, now));
    }
  }

  /** A transfer on a clock of its own: it goes on whenever it may, and takes what it should. */
  @Test
  void comesToTheRate() {
    Pace pace = pace(1000, 0, 0);
    long now = 0;
    long bytes = 0;
    while (bytes < 10_000) {
      now += Math.max(0, pace.rest(bytes, now));
      bytes += pace.most(65_536);
    }
    assertTrue(now > 9 * SECOND && now <= 10 * SECOND, "took " + now);
  }

  @Test
  void goesInSmallPieces() {
    assertEquals(125, pace(1000, 0, 0).most(65_536));
    assertEquals(1, pace(1, 0, 0).most(65_536));
    assertEquals(100, pace(1_000_000, 0, 0).most(100));
    assertEquals(100, new Pace(Optional.empty(), 0).most(100));
  }

  @Test
  void withoutARateThereIsNoRest() {
    assertEquals(0, new Pace(Optional.empty(), 0).rest(Long.MAX_VALUE, 1));
  }
}
