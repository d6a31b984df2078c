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

  /** Notes how many bytes a pool held at its end. */
  void note(long bytes) {
    long held = Math.min(bytes, MOST);
    long withGaps = Math.clamp(held + held / 8, LEAST, MOST); // of alignment
    int fitting = 2 * (int) Long.highestOneBit(withGaps - 1);
    int before = block;
    if (fitting > before) {
      block = fitting;
    } else if (fitting < before) {
      block = before / 2;
    }
  }
}
