package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.net.Attention;
import dev.lifeguard.examples.ftpd.net.Stream;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The data of a transfer on its way, with an ear on the client all the while. */
record Flow(Exchange exchange, Transfer transfer, Attention attention, Stream data, Pace pace) {

  /** As much of a file as is sent before the client is heard again. */
  private static final int A_PIECE = 1 << 20;

  private static final Reply STALLED = new Reply(426, "The data connection does not move");

  /**
   * Reads some bytes.
   *
   * @return how many; -1 at the end
   * @throws Refusal (426) if the connection is lost or does not move, or the client says ABOR
   */
  int read(ByteBuffer buffer) throws Refusal, IOException {
    keepPace();
    int limit = buffer.limit();
    buffer.limit(buffer.position() + pace.most(buffer.remaining()));
    int count;
    do {
      during(deadline -> data.awaitInput(attention, exchange.dialogue(), deadline));
      count = data.read(buffer);
    } while (count == 0);
    buffer.limit(limit);
    if (count > 0) {
      transfer.bytes(transfer.bytes() + count);
      exchange.master().counters().receive(count);
    }
    return count;
  }

  /**
   * Writes everything that remains.
   *
   * @throws Refusal (426) if the connection is lost or does not move, or the client says ABOR
   */
  void write(ByteBuffer buffer) throws Refusal, IOException {
    int end = buffer.limit();
    while (buffer.position() < end) {
      keepPace();
      buffer.limit(buffer.position() + pace.most(end - buffer.position()));
      during(deadline -> data.awaitRoom(attention, exchange.dialogue(), deadline));
      sent(data.write(buffer));
    }
  }

  /**
   * Sends a file from {@code offset} to its end, which the system does by itself.
   *
   * @throws Refusal (426) if the connection is lost or does not move, or the client says ABOR
   */
  void send(FileChannel file, long offset) throws Refusal, IOException {
    long at = offset;
    while (at < file.size()) {
      keepPace();
      during(deadline -> data.awaitRoom(attention, exchange.dialogue(), deadline));
      long count = data.write(file, at, pace.most(A_PIECE));
      at += count;
      sent(count);
    }
  }

  private void sent(long count) {
    transfer.bytes(transfer.bytes() + count);
    exchange.master().counters().send(count);
  }

  /** Rests for as long as the transfer would be too fast, and hears the client meanwhile. */
  private void keepPace() throws Refusal, IOException {
    long now = System.nanoTime();
    long rest = pace.rest(transfer.bytes(), now);
    if (rest > 0) {
      new SideTalk(exchange, attention)
          .pause(until -> data.rest(attention, exchange.dialogue(), until), now + rest);
    }
  }

  private void during(SideTalk.Wait wait) throws Refusal, IOException {
    new SideTalk(exchange, attention)
        .during(wait, SideTalk.deadline(exchange.patience().movement()), STALLED);
  }
}
