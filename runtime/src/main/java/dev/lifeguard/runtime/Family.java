package dev.lifeguard.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool's place in the tree: its parent, and its sub-pools as a linked list in creation order, so
 * that making and closing one of a million takes the same few steps.
 *
 * <p>The list, sibling links included, is guarded by the monitor of the pool whose list it is. A
 * {@linkplain Life#isMine confined} pool's thread does without, too, as long as the list is not
 * {@link #guarded}: then no other thread changes it, and readers on other threads can tell by the
 * {@link #version} whether it changed under them.
 */
abstract sealed class Family extends Life permits ResourcePool {

  private static final VarHandle VERSION = versionHandle();

  /** How often a reader tries before it asks the pool's thread to take the monitor. */
  private static final int PATIENT_ATTEMPTS = 10;

  private final @Nullable Family parent;
  private final int depth;

  /**
   * An ancestor far above, such that going up takes logarithmically many steps: jumps are as long
   * as the digits of the depth in skew-binary numbers are heavy. Itself for a root.
   */
  private final Family far;

  private @Nullable Family newest;
  private @Nullable Family elder;
  private @Nullable Family younger;
  private boolean listed;
  private int added;

  /** Counts changes of the list: odd in the middle of one. */
  private int version;

  /**
   * Whether everybody takes the monitor: always when the pool is shared, from the first shared
   * sub-pool on, for that leaves on any thread, and from the first time that a reader had no luck.
   */
  private volatile boolean guarded;

  private int number;

  Family(@Nullable ResourcePool<?> parent, @Nullable Thread owner) {
    super(owner);
    Family above = parent;
    this.parent = above;
    this.depth = above == null ? 0 : above.depth + 1;
    this.far = above == null ? this : farAbove(above);
  }

  private static Family farAbove(Family parent) {
    Family jump = parent.far;
    return parent.depth - jump.depth == jump.depth - jump.far.depth ? jump.far : parent;
  }

  /** The whole pool. */
  abstract ResourcePool<?> self();

  private boolean isMineUnguarded() {
    return isMine() && !guarded;
  }

  /**
   * Makes a new pool a sub-pool.
   *
   * @throws PoolClosedException if this pool takes nothing new
   * @throws PoolLimitException if a limit allows no more
   */
  void adopt(ResourcePool<?> child) {
    if (child.isShared() && !guarded) {
      guarded = true;
    }
    Quota refuser;
    if (isMineUnguarded()) {
      refuser = admit(child);
    } else {
      synchronized (this) {
        refuser = admit(child);
      }
    }
    if (refuser != null) {
      throw new Refusal(refuser, Measure.SUB_POOLS, self(), 1).exception();
    }
  }

  /** Adds a sub-pool, unless a limit refuses: then returns that. */
  private @Nullable Quota admit(ResourcePool<?> child) {
    checkAdmitted();
    Quota quota = self().quota;
    if (quota != null) {
      Quota refuser = quota.take(Measure.SUB_POOLS, 1);
      if (refuser != null) {
        return refuser;
      }
      child.quota = quota;
    }
    add(child);
    return null;
  }

  @Nullable ResourcePool<?> parent() {
    return poolOf(parent);
  }

  private static @Nullable ResourcePool<?> poolOf(@Nullable Family family) {
    return family == null ? null : family.self();
  }

  /** How many pools are above this one. */
  int depth() {
    return depth;
  }

  /** Which of all sub-pools its parent ever had it is, counted from 1; 0 for a root. */
  int number() {
    return number;
  }

  /** Whether {@code other} is this pool or somewhere below it. */
  boolean isAncestorOf(Family other) {
    Family candidate = other;
    while (candidate != null && candidate.depth > depth) {
      candidate = candidate.far.depth >= depth ? candidate.far : candidate.parent;
    }
    return candidate == this;
  }

  private void add(Family child) {
    beginChange();
    Family last = newest;
    child.listed = true;
    child.number = ++added;
    if (last != null) {
      child.elder = last;
      last.younger = child;
    }
    newest = child;
    endChange();
  }

  private void beginChange() {
    VERSION.setOpaque(this, version + 1);
    VarHandle.storeStoreFence(); // the change comes after
  }

  private void endChange() {
    VERSION.setRelease(this, version + 1);
  }

  /** Takes this pool out of its parent's list; once is enough. */
  void leave() {
    if (parent == null) {
      return;
    }
    if (parent.isMineUnguarded()) {
      parent.remove(this);
    } else {
      synchronized (parent) {
        parent.remove(this);
      }
    }
  }

  private void remove(Family child) {
    if (!child.listed) {
      return;
    }
    Quota quota = self().quota;
    if (quota != null) {
      quota.give(Measure.SUB_POOLS, 0); // see there
    }
    beginChange();
    child.listed = false;
    Family older = child.elder;
    Family newer = child.younger;
    if (older != null) {
      older.younger = newer;
      child.elder = null;
    }
    if (newer != null) {
      newer.elder = older;
      child.younger = null;
    } else {
      newest = older;
    }
    endChange();
    if (quota != null) {
      quota.give(Measure.SUB_POOLS, 1);
    }
  }

  /** The newest sub-pool; null if there is none. */
  @Nullable ResourcePool<?> newestChild() {
    return poolOf(isMineUnguarded() ? newest : read(() -> newest));
  }

  /** Reads the list, again and again until it did not change meanwhile. */
  private <T extends @Nullable Object> T read(Supplier<T> reading) {
    if (isMineUnguarded()) {
      return reading.get();
    }
    synchronized (this) {
      for (int attempt = 1; ; attempt++) {
        int before = (int) VERSION.getAcquire(this);
        if (before % 2 == 0) {
          T result = reading.get();
          VarHandle.loadLoadFence(); // what was read was read before
          if (before == (int) VERSION.getOpaque(this)) {
            return result;
          }
        }
        if (attempt == PATIENT_ATTEMPTS) {
          guarded = true; // the pool's thread sees it before long, and then waits for the monitor
        }
        Thread.onSpinWait();
      }
    }
  }

  /** The sub-pools as they are now, oldest first. */
  List<ResourcePool<?>> childrenNow() {
    return collect(child -> child);
  }

  /** How many sub-pools there are now. */
  int countChildren() {
    return childrenNow().size();
  }

  /** The living structs of a kind that were made directly in this pool, oldest first. */
  <T> List<T> structs(Class<T> kind) {
    return collect(child -> child.structOf(kind));
  }

  private <T> List<T> collect(Function<ResourcePool<?>, @Nullable T> view) {
    return read(
        () -> {
          int before = (int) VERSION.getOpaque(this);
          List<T> found = new ArrayList<>();
          for (var child = newest; child != null; child = child.elder) {
            T seen = view.apply(child.self());
            if (seen != null) {
              found.add(seen);
            }
            if (before != (int) VERSION.getOpaque(this)) {
              break; // in vain; and a list that grows meanwhile might never end
            }
          }
          Collections.reverse(found);
          return found;
        });
  }

  /** The newest of {@link #structs}, or null. */
  <T> @Nullable T newestStruct(Class<T> kind) {
    return read(
        () -> {
          for (var child = newest; child != null; child = child.elder) {
            T struct = child.self().structOf(kind);
            if (struct != null) {
              return struct;
            }
          }
          return null;
        });
  }

  private static VarHandle versionHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Family.class, "version", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
