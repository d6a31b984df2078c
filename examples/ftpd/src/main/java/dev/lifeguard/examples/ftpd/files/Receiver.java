package dev.lifeguard.examples.ftpd.files;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of a file go that is being received. Closed by its pool. */
@LivesIn(Transfer.class)
public sealed interface Receiver permits Addition, Upload {

  /** Writes everything that remains. */
  void write(ByteBuffer buffer) throws IOException;

  /** Everything has arrived. */
  void commit() throws IOException;
}
