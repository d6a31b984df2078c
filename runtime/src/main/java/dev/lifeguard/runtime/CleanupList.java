package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The clean-ups of one sort of one pool, newest first. Guarded by the monitor of the pool's {@link
 * Life}.
 */
final class CleanupList {

  private @Nullable Registration newest;
  private int size;

  int size() {
    return size;
  }

  void add(Registration registration) {
    registration.older = newest;
    registration.newer = null;
    if (newest != null) {
      newest.newer = registration;
    }
    newest = registration;
    size++;
  }

  @Nullable Registration takeNewest() {
    Registration taken = newest;
    if (taken != null) {
      Registration next = taken.older;
      if (next != null) {
        next.newer = null;
        taken.older = null;
      }
      newest = next;
      size--;
    }
    return taken;
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
