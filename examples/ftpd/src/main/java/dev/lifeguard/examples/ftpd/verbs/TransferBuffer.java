package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.pools.Transfer;
import java.nio.ByteBuffer;

/** The memory that a transfer goes through, from its own pool. */
final class TransferBuffer {

  private static final int SIZE = 64 * 1024;

  private TransferBuffer() {}

  static ByteBuffer of(Transfer transfer) {
    return transfer.pool().allocate(SIZE, Long.BYTES).asByteBuffer();
  }
}
