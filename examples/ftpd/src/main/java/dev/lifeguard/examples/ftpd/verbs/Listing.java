package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.pools.Batch;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends lines, some at a time. What a batch is put together in goes with its own pool, so that a
 * listing takes the same memory however long it is.
 */
record Listing(Transfer transfer, Out out, List<String> waiting) {

  /** Where the lines go. */
  interface Out {
    void write(ByteBuffer lines) throws Refusal, IOException;
  }

  private static final int BATCH = 128;

  Listing(Transfer transfer, Out out) {
    this(transfer, out, new ArrayList<>(BATCH));
  }

  Listing(Flow flow) {
    this(flow.transfer(), flow::write);
  }

  /** Sends a line for every entry that has one; not more than {@code most}. */
  void addAll(Iterable<Path> entries, int most, Function<Path, Optional<String>> line)
      throws Refusal, IOException {
    int left = most;
    try {
      for (Path entry : entries) {
        Optional<String> shown = line.apply(entry);
        if (shown.isPresent() && left-- == 0) {
          break;
        }
        add(shown);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    flush();
  }

  void add(Optional<String> line) throws Refusal, IOException {
    line.ifPresent(waiting::add);
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  void flush() throws Refusal, IOException {
    if (waiting.isEmpty()) {
      return;
    }
    byte[] text = (String.join("\r\n", waiting) + "\r\n").getBytes(StandardCharsets.UTF_8);
    waiting.clear();
    try (ResourcePool<Batch> batch = transfer.pool().subPool(Batch.class)) {
      ByteBuffer buffer = batch.allocateFrom(ValueLayout.JAVA_BYTE, text).asByteBuffer();
      out.write(buffer);
    }
  }
}
