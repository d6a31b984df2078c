package web;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a cycle shows of itself, to each of its probes. */
@OwnsPool
@SubPoolOf(Daemon.class)
interface Status {
  AtomicReference<Object> value();
}

@OwnsPool
@SubPoolOf(Status.class)
interface Probe {
  Status status();

  @Nullable AtomicReference<Object> shown();

  void shown(AtomicReference<Object> value);

  @Nullable Probe sibling();

  ResourcePool<Probe> pool();
}

final class Probes {
  private Probes() {}

  static void bind(Probe probe) {
    AtomicReference<Object> shared = probe.status().value();
    probe.shown(shared);
  }
}
