package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.SharesPool;
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

  /** The generation in force, and those before it that still have sessions. */
  @Child
  List<Generation> generations();
}
