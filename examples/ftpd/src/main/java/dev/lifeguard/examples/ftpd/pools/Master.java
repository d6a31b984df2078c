package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.SharesPool;
import dev.lifeguard.examples.ftpd.admin.Counters;
import dev.lifeguard.examples.ftpd.admin.Scoreboard;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;

/**
 * The running server as a whole. Owns no pool: it lives in the process's, as ProFTPD's globals do
 * in {@code permanent_pool}.
 */
@SharesPool(Daemon.class)
public interface Master {

  /** Where it lives. */
  ResourcePool<Daemon> pool();

  /** What has happened so far. */
  Counters counters();

  /** Who is there. */
  Scoreboard scoreboard();

  /** The generation in force, and those before it that still have sessions. */
  @Child
  List<Generation> generations();
}
