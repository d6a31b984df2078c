package dev.lifeguard.examples.ftpd.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.TestTransfer;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.runtime.ResourcePool;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a listing takes the same memory however long it is. */
final class ListingTest {

  /** A line of LIST for a file with a name of 16 letters. */
  private static final String LINE = "-rw-r--r-- 1 ftp ftp             0 Nov 22 15:13 ";

  private static final int LINE_LENGTH = LINE.length() + 16 + "\r\n".length();
  private static final long FIRST = 100_000_000_000L;
  private static final long PLENTY = 1L << 40;

  @TempDir Path served;

  /** A directory that there need not be: its entries come one at a time, as from the disk. */
  private static DirectoryStream<Path> entries(int count) {
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return LongStream.range(0, count).mapToObj(i -> Path.of("file" + (FIRST + i))).iterator();
      }

      @Override
      public void close() {}
    };
  }

  private static Optional<String> line(Path entry) {
    return Optional.of(LINE + entry);
  }

  private static long peak(Transfer transfer) {
    return transfer.pool().subtreeStats().peakBytes().orElseThrow();
  }

  private long peakOf(int count) throws Exception {
    var peak = new AtomicLong();
    var sent = new AtomicLong();
    TestTransfer.during(
        served,
        transfer -> {
          transfer.pool().limit(PLENTY); // from now on its peak is known, with all that is in it
          var listing = new Listing(transfer, lines -> sent.addAndGet(lines.remaining()));
          listing.addAll(entries(count), Integer.MAX_VALUE, ListingTest::line);
          peak.set(peak(transfer));
        });
    assertEquals((long) count * LINE_LENGTH, sent.get());
    return peak.get();
  }

  /** What it would be if all lines stayed in the transfer's own pool until it ends. */
  private long peakOfOnePool(int count) throws Exception {
    var peak = new AtomicLong();
    TestTransfer.during(
        served,
        transfer -> {
          transfer.pool().limit(PLENTY); // from now on its peak is known, with all that is in it
          ResourcePool<Transfer> all = transfer.pool();
          var listing =
              new Listing(
                  transfer, lines -> all.allocate(lines.remaining(), 1).asByteBuffer().put(lines));
          listing.addAll(entries(count), Integer.MAX_VALUE, ListingTest::line);
          peak.set(peak(transfer));
        });
    return peak.get();
  }

  @Test
  void takesNoMoreForMore() throws Exception {
    long few = peakOf(1_000);
    long many = peakOf(200_000);
    long inOne = peakOfOnePool(200_000);
    assertEquals(few, many);
    assertEquals(128L * LINE_LENGTH, many, "a batch");
    assertTrue(inOne >= 200_000L * LINE_LENGTH, () -> "the peak in one pool is " + inOne);
  }

  @Test
  void ofNothingTakesNothing() throws Exception {
    assertEquals(0, peakOf(0));
  }
}
