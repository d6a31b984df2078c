package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.runtime.ResourcePool;
import org.jspecify.annotations.Nullable;

/**
 * One file or listing on its way. Its pool owns the file and the buffer, and whatever has to be
 * undone when it does not arrive. A renaming, from RNFR to RNTO, is one too.
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

  /** What it is for: RETR, STOR and so on; null before it has begun to move. */
  @Nullable String verb();

  /** Sets {@link #verb()}. */
  void verb(String verb);

  /** What is to get a new name, if this is a renaming: {@code session.xfer.path}. */
  @Nullable VirtualPath renamed();

  /** Sets {@link #renamed()}. */
  void renamed(VirtualPath path);

  /** How many bytes have gone through the data connection. */
  long bytes();

  /** Sets {@link #bytes()}. */
  void bytes(long count);
}
