package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Clean-ups of one pool in the order in which they run: by sort, and of a sort the newest first. So
 * to add one that waits for others takes a step for each of those. Guarded by the monitor of the
 * pool's {@link Life}.
 */
final class CleanupList {

  private @Nullable Registration newest;
  private int size;

  @Nullable Registration newest() {
    return newest;
  }

  int size() {
    return size;
  }

  /** Adds one as the newest of its sort. */
  void add(Registration registration) {
    if (registration.sort.isLate()) {
      place(registration, null);
      return;
    }
    registration.older = newest;
    registration.newer = null;
    if (newest != null) {
      newest.newer = registration;
    }
    newest = registration;
    size++;
  }

  /** Takes the first one if it is of that sort; null if none is there, or others run first. */
  @Nullable Registration takeNewest(Sort sort) {
    Registration taken = newest;
    if (taken == null || taken.sort != sort) {
      return null;
    }
    Registration next = taken.older;
    if (next != null) {
      next.newer = null;
      taken.older = null;
    }
    newest = next;
    size--;
    return taken;
  }

  /** Moves one here from another list, or from this one: as the newest of its sort. */
  void moveFrom(CleanupList from, Registration registration) {
    place(registration, from);
  }

  /**
   * Puts one in its place. Where it comes from another, nothing is called from the first change on:
   * so a thread that has no stack left fails before that, and loses nothing.
   */
  @SuppressWarnings("ReferenceEquality") // one is itself and no other
  private void place(Registration moved, @Nullable CleanupList from) {
    Registration above = null;
    Registration below = newest;
    while (below != null && (below == moved || below.sort.compareTo(moved.sort) < 0)) {
      if (below != moved) {
        above = below;
      }
      below = below.older;
    }
    if (from != null) {
      if (moved.newer == null) {
        from.newest = moved.older;
      } else {
        moved.newer.older = moved.older;
      }
      if (moved.older != null) {
        moved.older.newer = moved.newer;
      }
      from.size--;
    }
    moved.newer = above;
    moved.older = below;
    if (above == null) {
      newest = moved;
    } else {
      above.older = moved;
    }
    if (below != null) {
      below.newer = moved;
    }
    size++;
  }

  void remove(Registration registration) {
    if (registration.newer == null) {
      newest = registration.older;
    } else {
      registration.newer.older = registration.older;
    }
    if (registration.older != null) {
      registration.older.newer = registration.newer;
    }
    registration.older = null;
    registration.newer = null;
    size--;
  }
}
