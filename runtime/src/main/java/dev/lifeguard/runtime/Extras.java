package dev.lifeguard.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What only few pools have, so that the others need no room for it. */
final class Extras {

  /** The name it was given. */
  volatile @Nullable String name;

  /** How long its closing waits for others; null if a pool above says. */
  volatile @Nullable Duration closeTimeout;

  /**
   * What {@link ResourcePool#whenClosing} registered; null if nothing ever was. Other threads take
   * from it even if the pool is confined: so everybody takes the monitor of the pool's life for it.
   */
  volatile @Nullable CleanupList notices;
}
