package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;

/**
 * What came out of reading the configuration once: all servers, and in them all sessions.
 *
 * <p>ProFTPD has no struct for it: it clears {@code permanent_pool} to read its configuration anew.
 */
@OwnsPool(shared = true)
@SubPoolOf(Daemon.class)
public interface Generation {

  /** Where the generation lives. */
  ResourcePool<Generation> pool();

  /** The running server that it is of. */
  Master master();

  /** Which one it is, counted from 1. */
  int number();

  /** The servers that the configuration describes. */
  @Child
  List<Server> servers();
}
