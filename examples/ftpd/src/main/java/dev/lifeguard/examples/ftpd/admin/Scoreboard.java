package dev.lifeguard.examples.ftpd.admin;

import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.ResourcePool;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions there are at each address, whichever generation they began in. Any session may
 * take a place, on its own thread.
 *
 * <p>ProFTPD: the scoreboard, in which it counts those that came to the same address and port.
 */
public final class Scoreboard {

  /** What is counted by itself. */
  private record Row(InetSocketAddress address, boolean guests) {}

  private final Map<Row, Integer> taken = new ConcurrentHashMap<>();

  /**
   * Takes a place for a client, until the session ends.
   *
   * @param address that it called
   * @return what gives the place back; null if {@code most} are taken
   */
  public @Nullable Cleanup admit(
      ResourcePool<Session> session, InetSocketAddress address, int most) {
    return take(session, new Row(address, false), most);
  }

  /**
   * Takes a place among the guests, until the session ends or the clean-up is run.
   *
   * @param address that the guest called
   * @return what gives the place back; null if {@code most} are taken
   */
  public @Nullable Cleanup admitGuest(
      ResourcePool<Session> session, InetSocketAddress address, int most) {
    return take(session, new Row(address, true), most);
  }

  private @Nullable Cleanup take(ResourcePool<Session> session, Row row, int most) {
    if (taken.merge(row, 1, Integer::sum) > most) {
      giveBack(row);
      return null;
    }
    return session.onClose(() -> giveBack(row));
  }

  private void giveBack(Row row) {
    taken.computeIfPresent(row, (_, count) -> count == 1 ? null : count - 1);
  }
}
