package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.SharesPool;

/**
 * Who the client says it is. Owns no pool: it lives in the session's.
 *
 * <p>The same exception to the rule that {@code session_t} is in ProFTPD, one level down.
 */
@SharesPool(Session.class)
public interface Login {

  /** The name from USER, or whose alias that is. */
  String user();

  /** Whether it is a guest, whose password does not count. */
  boolean guest();

  /** Whether the password was right. */
  boolean proven();

  /** Sets {@link #proven()}. */
  void proven(boolean proven);
}
