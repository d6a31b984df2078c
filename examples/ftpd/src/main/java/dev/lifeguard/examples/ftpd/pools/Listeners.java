package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.List;

/**
 * The sockets that clients come to. They outlive the generations: when the configuration is read
 * anew, those that are still wanted stay open, and nobody who is calling is lost.
 *
 * <p>Apache: the list of listeners, the one resource that no pool of its fits: {@code
 * copy_listeners} carries it across a restart, {@code close_unused_listeners} closes the rest.
 */
@OwnsPool(shared = true)
@SubPoolOf(Daemon.class)
public interface Listeners {

  /** Where they live. */
  ResourcePool<Listeners> pool();

  /** One for each server. */
  @Child
  List<Connection> connections();
}
