package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;

/**
 * One file or listing on its way. Its pool owns the file and the buffer, and whatever has to be
 * undone when it does not arrive.
 *
 * <p>ProFTPD: {@code session.xfer} and {@code session.xfer.pool}.
 */
@OwnsPool
@SubPoolOf(Session.class)
public interface Transfer {

  /** Where the transfer lives. */
  ResourcePool<Transfer> pool();

  /** Whose it is. */
  Session session();

  /** How many bytes have gone through the data connection. */
  long bytes();

  /** Sets {@link #bytes()}. */
  void bytes(long count);
}
