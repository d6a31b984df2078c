package dev.lifeguard.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one pool, and how much it and everything below it hold. A pool refers to the
 * nearest one at or above it, and that to the next one above: what the pool takes is counted in all
 * of them, and the tightest refuses. Where no pool above has limits there is none of this: the
 * price is a look at {@link ResourcePool#quota}.
 *
 * <p>What is taken is given back by {@link #give} from the same pool. So a pool gets limits only
 * while no other thread can be in the middle of either; see {@link Limiting}.
 *
 * <p>Any thread may take and give. Sums are never above the limits, not even for a moment.
 */
final class Quota {

  final ResourcePool<?> pool;

  /** Changes only while the pools below it are all confined to the thread that changes it. */
  @Nullable Quota above;

  private final Gauge bytes = new Gauge();
  private final Gauge subPools = new Gauge();
  private final Gauge cleanups = new Gauge();

  Quota(ResourcePool<?> pool, @Nullable Quota above) {
    this.pool = pool;
    this.above = above;
  }

  Gauge gauge(Measure measure) {
    return switch (measure) {
      case BYTES -> bytes;
      case SUB_POOLS -> subPools;
      case CLEANUPS -> cleanups;
    };
  }

  /** Counts what these pools hold already, before anybody else uses this. */
  void begin(List<ResourcePool<?>> pools) {
    for (Measure measure : Measure.values()) {
      gauge(measure).begin(pools.stream().mapToLong(measure::heldBy).sum());
    }
  }

  /**
   * The limit that refuses {@code amount} just now; null if none does. Nothing at all is never
   * refused, even where a limit was set below what is there.
   */
  @Nullable Quota refuser(Measure measure, long amount) {
    return refuserBelow(null, measure, amount);
  }

  @SuppressWarnings("ReferenceEquality") // a pool's limits are no other's
  private @Nullable Quota refuserBelow(@Nullable Quota end, Measure measure, long amount) {
    Quota quota = this;
    while (quota != null && quota != end && (amount == 0 || quota.gauge(measure).hasRoom(amount))) {
      quota = quota.above;
    }
    return quota == end ? null : quota;
  }

  /**
   * Takes {@code amount}, in all limits from here up or in none.
   *
   * @return null; or the limit that refuses
   */
  @Nullable Quota take(Measure measure, long amount) {
    return takeBelow(null, measure, amount);
  }

  /**
   * The same, in the limits from here up to {@code end}, which is left out. If that is not above,
   * up to the last.
   */
  @SuppressWarnings("ReferenceEquality") // a pool's limits are no other's
  private @Nullable Quota takeBelow(@Nullable Quota end, Measure measure, long amount) {
    Quota refuser = refuserBelow(end, measure, amount);
    if (refuser != null || amount == 0) {
      return refuser; // before anything is counted, or it could keep others out for a moment
    }
    Quota next = this;
    try {
      while (next != null && next != end && next.gauge(measure).take(amount)) {
        next = next.above;
      }
    } catch (Throwable noStack) {
      giveBelow(next, measure, amount);
      throw noStack;
    }
    if (next == null || next == end) {
      return null;
    }
    giveBelow(next, measure, amount); // somebody was faster
    return next;
  }

  /**
   * Gives back what was taken, in all limits from here up.
   *
   * <p>It must not fail half-way, but may find no stack left. So whoever is about to do what cannot
   * be undone gives back nothing first: if there is stack for that, there is stack for this.
   */
  void give(Measure measure, long amount) {
    giveBelow(null, measure, amount);
  }

  @SuppressWarnings("ReferenceEquality") // as above
  private void giveBelow(@Nullable Quota end, Measure measure, long amount) {
    for (var quota = this; quota != null && quota != end; quota = quota.above) {
      quota.gauge(measure).give(amount);
    }
  }

  /**
   * Moves {@code amount} from one pool's limits to another's. Limits above both do not notice.
   *
   * @return null; or the limit that refuses, and nothing has moved
   */
  static @Nullable Quota move(
      @Nullable Quota from, @Nullable Quota to, Measure measure, long amount) {
    Quota common = common(from, to);
    Quota refuser = to == null ? null : to.takeBelow(common, measure, amount);
    if (refuser == null && from != null) {
      from.giveBelow(common, measure, amount);
    }
    return refuser;
  }

  /** The lowest that is at or above both; null if there is none. */
  @SuppressWarnings("ReferenceEquality") // as above
  private static @Nullable Quota common(@Nullable Quota one, @Nullable Quota other) {
    Quota mine = one;
    Quota theirs = other;
    while (mine != theirs) {
      if (depth(mine) >= depth(theirs)) {
        mine = above(mine);
      } else {
        theirs = above(theirs);
      }
    }
    return mine;
  }

  private static int depth(@Nullable Quota quota) {
    return quota == null ? -1 : quota.pool.depth();
  }

  private static @Nullable Quota above(@Nullable Quota quota) {
    return quota == null ? null : quota.above;
  }
}
