package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ExecutorService;

/**
 * Where the server can be asked and told things by whoever may use a file: a Unix domain socket.
 * Its pool also removes the file.
 *
 * <p>ProFTPD: {@code mod_ctrls}, with a pool of its own.
 */
@OwnsPool(shared = true)
@SubPoolOf(Daemon.class)
public interface Admin {

  /** Where it lives. */
  ResourcePool<Admin> pool();

  /** Waits for those who ask. */
  @LivesIn(Admin.class)
  ServerSocketChannel socket();

  /** Answers them, each on its own virtual thread. */
  @LivesIn(Admin.class)
  ExecutorService threads();
}
