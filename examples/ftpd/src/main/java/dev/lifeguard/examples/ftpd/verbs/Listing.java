package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.net.Stream;
import dev.lifeguard.examples.ftpd.pools.Batch;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends lines, some at a time. What a batch is put together in goes with its own pool, so that a
 * listing takes the same memory however long it is.
 */
record Listing(Transfer transfer, Stream data, List<String> waiting) {

  private static final int BATCH = 128;

  Listing(Transfer transfer, Stream data) {
    this(transfer, data, new ArrayList<>(BATCH));
  }

  void add(String line) throws Refusal {
    waiting.add(line);
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  void flush() throws Refusal {
    if (waiting.isEmpty()) {
      return;
    }
    byte[] text = (String.join("\r\n", waiting) + "\r\n").getBytes(StandardCharsets.UTF_8);
    waiting.clear();
    try (ResourcePool<Batch> batch = transfer.pool().subPool(Batch.class)) {
      ByteBuffer buffer = batch.allocateFrom(ValueLayout.JAVA_BYTE, text).asByteBuffer();
      data.write(buffer);
    }
    transfer.bytes(transfer.bytes() + text.length);
  }
}
