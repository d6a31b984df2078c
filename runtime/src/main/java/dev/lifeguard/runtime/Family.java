package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool's place in the tree: its parent, and its sub-pools as a linked list in creation order, so
 * that making and closing one of a million takes the same few steps.
 *
 * <p>The list, sibling links included, is guarded by the monitor of the {@link Life} of the pool
 * whose list it is; every method but {@link #isAncestorOf} asks for it to be held or takes it.
 */
final class Family {

  private final ResourcePool<?> self;
  private final @Nullable ResourcePool<?> parent;
  private final int depth;

  private @Nullable ResourcePool<?> oldest;
  private @Nullable ResourcePool<?> newest;
  private @Nullable ResourcePool<?> elder;
  private @Nullable ResourcePool<?> younger;
  private boolean listed;
  private int added;
  private int number;

  Family(ResourcePool<?> self, @Nullable ResourcePool<?> parent) {
    this.self = self;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.family.depth + 1;
  }

  @Nullable ResourcePool<?> parent() {
    return parent;
  }

  /** How many pools are above this one. */
  int depth() {
    return depth;
  }

  /** Which of all sub-pools its parent ever had it is, counted from 1; 0 for a root. */
  int number() {
    return number;
  }

  /** Whether {@code other} is {@link #self} or somewhere below it. */
  boolean isAncestorOf(ResourcePool<?> other) {
    ResourcePool<?> candidate = other;
    while (candidate != null && candidate.family.depth > depth) {
      candidate = candidate.family.parent;
    }
    return candidate == self;
  }

  /** Appends a new sub-pool; the monitor is held. */
  void add(ResourcePool<?> child) {
    ResourcePool<?> last = newest;
    child.family.listed = true;
    child.family.number = ++added;
    child.family.elder = last;
    if (last == null) {
      oldest = child;
    } else {
      last.family.younger = child;
    }
    newest = child;
  }

  /** Takes this pool out of its parent's list; once is enough. */
  void leave() {
    if (parent == null) {
      return;
    }
    synchronized (parent.life) {
      if (listed) {
        parent.family.remove(this);
      }
    }
  }

  private void remove(Family child) {
    child.listed = false;
    if (child.elder == null) {
      oldest = child.younger;
    } else {
      child.elder.family.younger = child.younger;
    }
    if (child.younger == null) {
      newest = child.elder;
    } else {
      child.younger.family.elder = child.elder;
    }
    child.elder = null;
    child.younger = null;
  }

  @Nullable ResourcePool<?> newest() {
    if (self.life.isMine() && newest == null) {
      return null; // others take sub-pools out of the list, but only this thread puts them in
    }
    synchronized (self.life) {
      return newest;
    }
  }

  /** The sub-pools as they are now, oldest first. */
  List<ResourcePool<?>> snapshot() {
    List<ResourcePool<?>> children = new ArrayList<>();
    synchronized (self.life) {
      for (var child = oldest; child != null; child = child.family.younger) {
        children.add(child);
      }
    }
    return children;
  }

  /** The living structs of a kind that were made directly in this pool, oldest first. */
  <T> List<T> structs(Class<T> kind) {
    List<T> structs = new ArrayList<>();
    synchronized (self.life) {
      for (var child = oldest; child != null; child = child.family.younger) {
        T struct = child.structOf(kind);
        if (struct != null) {
          structs.add(struct);
        }
      }
    }
    return structs;
  }

  /** The newest of {@link #structs}, or null. */
  <T> @Nullable T newestStruct(Class<T> kind) {
    synchronized (self.life) {
      for (var child = newest; child != null; child = child.family.elder) {
        T struct = child.structOf(kind);
        if (struct != null) {
          return struct;
        }
      }
      return null;
    }
  }
}
