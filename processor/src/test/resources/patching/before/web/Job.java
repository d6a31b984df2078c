package web;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.concurrent.ExecutorService;

/** Works in the background. */
@OwnsPool
@SubPoolOf(Daemon.class)
interface Job {
  ResourcePool<Job> pool();

  ExecutorService workers();
}

final class Motd {
  private Motd() {}

  static void load(Job job) {
    job.workers().execute(() -> job.pool().allocateFrom("motd"));
  }
}
