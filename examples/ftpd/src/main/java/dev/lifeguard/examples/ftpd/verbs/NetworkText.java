package dev.lifeguard.examples.ftpd.verbs;

import java.nio.ByteBuffer;

/** How text looks on the way: lines end in CR LF there, and in LF here. */
final class NetworkText {

  private NetworkText() {}

  /** Moves bytes from {@code lines} to {@code wire}, as many as fit, with a CR before each LF. */
  static void encode(ByteBuffer lines, ByteBuffer wire) {
    while (lines.hasRemaining() && wire.remaining() >= 2) {
      byte next = lines.get();
      if (next == '\n') {
        wire.put((byte) '\r');
      }
      wire.put(next);
    }
  }

  /**
   * Takes the CR out of every CR LF in {@code wire}, from its beginning to its position, and makes
   * it ready to be read. A CR at the end stays out if more is to come, for an LF may follow.
   *
   * @return whether a CR was left out
   */
  static boolean decode(ByteBuffer wire, boolean last) {
    int length = wire.position();
    int kept = 0;
    for (int at = 0; at < length; at++) {
      byte next = wire.get(at);
      boolean beforeLf = next == '\r' && at + 1 < length && wire.get(at + 1) == '\n';
      if (!beforeLf) {
        wire.put(kept++, next);
      }
    }
    boolean open = !last && kept > 0 && wire.get(kept - 1) == '\r';
    wire.limit(open ? kept - 1 : kept).position(0);
    return open;
  }
}
