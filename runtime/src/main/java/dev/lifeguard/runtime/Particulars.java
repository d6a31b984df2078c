package dev.lifeguard.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What only some pools have, so that the others pay one reference for all of it: a name, a time of
 * birth, what it held before it was cleared, how long its closing waits, whom it tells then, and
 * which threads are at it. Every thread may read it; what changes it is said at each method.
 *
 * <p>Why not every pool knows its age: asking the system for the time takes 20 ns and more, as long
 * as making and closing a pool does. So it is asked where a pool is made once in a while: for
 * roots, for pools of a kind made in shared ones (sessions, say), and for those that are given a
 * name.
 */
final class Particulars {

  private static final long UNKNOWN = 0;

  private volatile @Nullable String name;
  private volatile long born = UNKNOWN;
  private volatile long peak;
  private volatile @Nullable Duration closeTimeout;
  private volatile @Nullable CleanupList notices;
  private volatile @Nullable ClosedWhere where;

  /**
   * The threads that are in the middle of {@link Cleanup#runNow}. With the monitor of the pool's
   * life.
   */
  final List<Thread> runners = new ArrayList<>(0);

  /** How many threads wait for something to happen to the pool. With the monitor, as above. */
  int waiting;

  /** Where the pool was closed first; null while it was not, or nobody wanted to know. */
  @Nullable ClosedWhere where() {
    return where;
  }

  /** By the thread that begins to close the pool. */
  void closedHere() {
    if (where == null) {
      where = ClosedWhere.here();
    }
  }

  @Nullable String name() {
    return name;
  }

  /** By threads that may use the pool. */
  void name(String newName) {
    name = newName;
  }

  /** The pool begins now, or at least was there by now. By whoever makes or names it. */
  void noteBirth() {
    if (born == UNKNOWN) {
      born = System.nanoTime() | 1; // anything but UNKNOWN
    }
  }

  Optional<Duration> age() {
    long since = born;
    return since == UNKNOWN
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, System.nanoTime() - since)));
  }

  /** The most bytes that were in the pool at any one time before it was last cleared. */
  long peak() {
    return peak;
  }

  /** By the one thread that clears the pool just now. */
  void notePeak(long bytes) {
    if (bytes > peak) {
      peak = bytes;
    }
  }

  /** How long the pool's closing waits for others; null if a pool above says. */
  @Nullable Duration closeTimeout() {
    return closeTimeout;
  }

  /** By threads that may use the pool. */
  void closeTimeout(Duration timeout) {
    closeTimeout = timeout;
  }

  /**
   * What {@link ResourcePool#whenClosing} registered; null if nothing ever was. Other threads take
   * from it even if the pool is confined: so everybody takes the monitor of the pool for it.
   */
  @Nullable CleanupList notices() {
    return notices;
  }

  /** With the monitor of the pool. */
  void notices(CleanupList list) {
    notices = list;
  }
}
