package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;
import java.lang.foreign.MemorySegment;

/** What comes in on a control connection. */
@LivesIn(Connection.class)
public sealed interface Line {

  /**
   * A line.
   *
   * @param memory the line without its end; the next line will overwrite it
   */
  record Text(MemorySegment memory) implements Line {}

  /** A line that was too long; it has been read to its end and forgotten. */
  record TooLong() implements Line {}

  /**
   * There will be no more: the client is gone, was silent for too long, or the server is stopping.
   */
  record End() implements Line {}
}
