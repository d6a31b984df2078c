package dev.lifeguard.runtime;

/**
 * How much the pools of one kind usually hold, so that the first block of the next one has room for
 * that and not much more.
 *
 * <p>It follows quickly when pools get larger and slowly when they get smaller. Threads may ask and
 * tell at the same time, without order: a guess that is lost is no loss.
 */
final class UsualSize {

  /** What every pool gets, were it to hold a byte: less would not be worth a malloc. */
  static final int LEAST = 512;

  /** What the first pool of a kind gets. */
  static final int UNKNOWN = 2048;

  private static final int MOST = Chunk.SIZE;

  private int block = UNKNOWN;

  /** How large a first block should be, in bytes. */
  int block() {
    return block;
  }

  /**
   * Notes what a pool held at its end.
   *
   * @param bytes how many bytes were asked for
   * @param reserved how many its blocks had: more where several were needed, or alignment left gaps
   */
  void note(long bytes, long reserved) {
    int before = block;
    if (reserved > before) {
      block = fitting(reserved);
    } else if (fitting(bytes + bytes / 8) < before) { // with gaps: it is not to grow again at once
      block = before / 2;
    }
  }

  private static int fitting(long bytes) {
    long wanted = Math.clamp(bytes, LEAST, MOST);
    return 2 * (int) Long.highestOneBit(wanted - 1);
  }
}
